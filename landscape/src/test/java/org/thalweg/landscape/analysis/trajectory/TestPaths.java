// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/** Small paths, and formulas with their gradients. */
final class TestPaths {
  private TestPaths() {}

  /** One vector over a single block of weights. */
  static ParameterVector vector(double... entries) {
    float[] values = new float[entries.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) entries[i];
    }
    return ParameterVector.of(AnalyticObjectives.origin(values.length).layout(), values);
  }

  static ParameterVector gaussian(int size, int seed) {
    Random random = new Random(seed);
    return vector(random.doubles(size, 0, 1).map(x -> random.nextGaussian()).toArray());
  }

  /** One checkpoint a row. */
  static Trajectory path(String name, double[]... rows) {
    return path(name, Arrays.stream(rows).map(TestPaths::vector).toList());
  }

  static Trajectory path(String name, List<ParameterVector> points) {
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (ParameterVector point : points) {
      checkpoints.add(new Trajectory.Checkpoint("step " + checkpoints.size(), point));
    }
    return new Trajectory(name, checkpoints);
  }

  /** θ ← θ − rate · ∇L(θ), {@code steps} times, in double. */
  static Trajectory gradientDescent(
      DifferentiableFormula loss, double rate, int steps, double... start) {
    double[] theta = start.clone();
    double[][] rows = new double[steps + 1][];
    for (int t = 0; t <= steps; t++) {
      rows[t] = theta.clone();
      double[] gradient = loss.slope().apply(theta);
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= rate * gradient[i];
      }
    }
    return path("gradient descent", rows);
  }

  /** ½ Σ λᵢ θᵢ². */
  static DifferentiableFormula bowl(double... lambda) {
    return new DifferentiableFormula(
        AnalyticObjectives.quadratic(lambda),
        theta -> {
          double[] slope = new double[theta.length];
          Arrays.setAll(slope, i -> lambda[i] * theta[i]);
          return slope;
        });
  }

  static DifferentiableFormula formula(
      int size, ToDoubleFunction<double[]> loss, UnaryOperator<double[]> slope) {
    return new DifferentiableFormula(
        AnalyticObjectives.of(AnalyticObjectives.origin(size), loss), slope);
  }

  /** A formula that knows its slope. */
  record DifferentiableFormula(Objective loss, UnaryOperator<double[]> slope)
      implements DifferentiableObjective {
    @Override
    public ParameterVector gradient(ParameterVector point) {
      double[] theta = new double[point.layout().size()];
      Arrays.setAll(theta, point::get);
      return vector(slope.apply(theta));
    }

    @Override
    public ParameterVector parameters() {
      return loss.parameters();
    }

    @Override
    public List<Channel> channels() {
      return loss.channels();
    }

    @Override
    public Measurement measure(ParameterVector point) {
      return loss.measure(point);
    }

    @Override
    public Slice restrictedTo(Subspace subspace) {
      return loss.restrictedTo(subspace);
    }

    @Override
    public void close() {
      loss.close();
    }
  }

  /** A path on a plane, with its true losses. */
  static PathOnPlane drawn(Trajectory path, Subspace plane, Objective objective) {
    return PathOnPlane.of(path, plane, PathLosses.atCheckpoints(path, objective, 2));
  }

  /** A path on a plane, its losses of no matter. */
  static PathOnPlane drawn(Trajectory path, Subspace plane) {
    return PathOnPlane.of(path, plane, new double[path.size()]);
  }
}
