// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/** A formula and its gradient in the place of a network; slices are evaluated in double. */
public record SmoothFormula(Objective formula, UnaryOperator<double[]> slope)
    implements DifferentiableObjective {

  public static SmoothFormula of(
      ParameterVector centre, ToDoubleFunction<double[]> loss, UnaryOperator<double[]> slope) {
    return new SmoothFormula(AnalyticObjectives.of(centre, loss), slope);
  }

  /** ½ Σ hᵢ (θᵢ − tᵢ)² + floor, seen from {@code centre}. */
  public static SmoothFormula quadratic(
      double[] curvatures, double[] minimum, double floor, float... centre) {
    ParameterVector model =
        ParameterVector.of(AnalyticObjectives.origin(centre.length).layout(), centre);
    return of(
        model,
        theta -> {
          double sum = 0;
          for (int i = 0; i < theta.length; i++) {
            double away = theta[i] - minimum[i];
            sum += curvatures[i] * away * away;
          }
          return floor + sum / 2;
        },
        theta -> {
          double[] gradient = new double[theta.length];
          Arrays.setAll(gradient, i -> curvatures[i] * (theta[i] - minimum[i]));
          return gradient;
        });
  }

  @Override
  public ParameterVector gradient(ParameterVector point) {
    double[] theta = new double[point.layout().size()];
    Arrays.setAll(theta, point::get);
    double[] gradient = slope.apply(theta);
    float[] rounded = new float[gradient.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) gradient[i];
    }
    return ParameterVector.of(point.layout(), rounded);
  }

  @Override
  public ParameterVector parameters() {
    return formula.parameters();
  }

  @Override
  public List<Channel> channels() {
    return formula.channels();
  }

  @Override
  public Measurement measure(ParameterVector point) {
    return formula.measure(point);
  }

  @Override
  public Slice restrictedTo(Subspace subspace) {
    return formula.restrictedTo(subspace);
  }

  @Override
  public void close() {}
}
