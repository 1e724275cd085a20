// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import java.util.List;
import org.thalweg.landscape.analysis.operator.LinearOperator;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * L(θ) = c + ⟨b, θ⟩ + ½ θᵀ A θ over one block of weights, in double.
 *
 * @param constant c
 * @param slope b, of A's size
 * @param curvature A
 */
public record QuadraticObjective(double constant, ParameterVector slope, LinearOperator curvature)
    implements TwiceDifferentiableObjective {

  /** ½ θᵀ A θ. */
  public static QuadraticObjective of(LinearOperator curvature) {
    return new QuadraticObjective(0, AnalyticObjectives.origin(curvature.size()), curvature);
  }

  @Override
  public ParameterVector parameters() {
    return ParameterVector.zero(slope.layout());
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.loss("train"));
  }

  @Override
  public Measurement measure(ParameterVector point) {
    double[] theta = all().coordinatesOf(point);
    double[] product = curvature.times(theta);
    double loss = constant;
    for (int i = 0; i < theta.length; i++) {
      loss += (slope.get(i) + product[i] / 2) * theta[i];
    }
    return Measurement.of(loss);
  }

  private ParameterSelection all() {
    return ParameterSelection.all(slope.layout());
  }

  @Override
  public ParameterVector gradient(ParameterVector point) {
    return all().vectorOf(slopeAt(point));
  }

  private double[] slopeAt(ParameterVector point) {
    double[] gradient = curvature.times(all().coordinatesOf(point));
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += slope.get(i);
    }
    return gradient;
  }

  @Override
  public Hessian hessian(ParameterVector point, ParameterSelection coordinates) {
    int[] entries = coordinates.within(all());
    LinearOperator part = curvature.restrictedTo(entries);
    double[] gradient = slopeAt(point);
    return new Hessian() {
      @Override
      public ParameterSelection coordinates() {
        return coordinates;
      }

      @Override
      public double[] gradient() {
        return java.util.Arrays.stream(entries).mapToDouble(i -> gradient[i]).toArray();
      }

      @Override
      public int size() {
        return part.size();
      }

      @Override
      public double[] times(double[] vector) {
        return part.times(vector);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
