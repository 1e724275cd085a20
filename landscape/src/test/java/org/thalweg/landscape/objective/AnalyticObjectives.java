// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * Landscapes with known answers: formulas in the place of a network.
 *
 * <p>Points are computed and measured in double, so that closed forms hold to the last bits. Their
 * one channel is {@code train_loss}.
 */
public final class AnalyticObjectives {
  private AnalyticObjectives() {}

  /** ½ Σ λᵢ θᵢ² around its minimum, λ the Hessian's eigenvalues. */
  public static Objective quadratic(double... eigenvalues) {
    double[] lambda = eigenvalues.clone();
    return of(
        origin(lambda.length),
        theta -> {
          double sum = 0;
          for (int i = 0; i < theta.length; i++) {
            sum += lambda[i] * theta[i] * theta[i];
          }
          return sum / 2;
        });
  }

  /** (x² + y − 11)² + (x + y² − 7)²: four minima of value 0, one of them (3, 2). */
  public static Objective himmelblau() {
    return of(
        origin(2),
        theta -> {
          double x = theta[0];
          double y = theta[1];
          double a = x * x + y - 11;
          double b = x + y * y - 7;
          return a * a + b * b;
        });
  }

  /** 100 x + y: every node of a grid has a value of its own, which names its place. */
  public static Objective tilted() {
    return of(origin(2), theta -> 100 * theta[0] + theta[1]);
  }

  /** x² + y² for |x| ≤ ½; NaN to the left of that, +∞ to the right. */
  public static Objective torn() {
    return of(
        origin(2),
        theta -> {
          if (theta[0] < -0.5) {
            return Double.NaN;
          }
          return theta[0] > 0.5
              ? Double.POSITIVE_INFINITY
              : theta[0] * theta[0] + theta[1] * theta[1];
        });
  }

  /** Any formula of the parameters. */
  public static Objective of(ParameterVector centre, ToDoubleFunction<double[]> loss) {
    return new Formula(centre, loss);
  }

  /** The origin of {@code size} parameters: one block {@code theta} of shape [1, size]. */
  public static ParameterVector origin(int size) {
    ParameterBlock theta = new ParameterBlock("theta", List.of(1, size), ParameterRole.WEIGHT);
    return ParameterVector.zero(new ParameterLayout(List.of(theta)));
  }

  /** The subspace of the first {@code dimension} parameters around {@code centre}. */
  public static Subspace coordinateAxes(ParameterVector centre, int dimension) {
    List<ParameterVector> units = new ArrayList<>();
    for (int k = 0; k < dimension; k++) {
      float[] unit = new float[centre.layout().size()];
      unit[k] = 1;
      units.add(ParameterVector.of(centre.layout(), unit));
    }
    return new Subspace(centre, units);
  }

  private record Formula(ParameterVector parameters, ToDoubleFunction<double[]> loss)
      implements Objective {
    @Override
    public List<Channel> channels() {
      return List.of(Channel.loss("train"));
    }

    @Override
    public Measurement measure(ParameterVector point) {
      double[] theta = new double[point.layout().size()];
      Arrays.setAll(theta, point::get);
      return Measurement.of(loss.applyAsDouble(theta));
    }

    @Override
    public Slice restrictedTo(Subspace subspace) {
      return new FormulaSlice(subspace, loss);
    }

    @Override
    public void close() {}
  }

  private record FormulaSlice(Subspace subspace, ToDoubleFunction<double[]> loss) implements Slice {
    @Override
    public int dimension() {
      return subspace.dimension();
    }

    @Override
    public List<Channel> channels() {
      return List.of(Channel.loss("train"));
    }

    @Override
    public Measurement measure(Coordinates point) {
      double[] theta = new double[subspace.layout().size()];
      Arrays.setAll(theta, subspace.centre()::get);
      for (int k = 0; k < dimension(); k++) {
        ParameterVector direction = subspace.directions().get(k);
        for (int i = 0; i < theta.length; i++) {
          theta[i] += point.get(k) * direction.get(i);
        }
      }
      return Measurement.of(loss.applyAsDouble(theta));
    }

    @Override
    public void close() {}
  }
}
