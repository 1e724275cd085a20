// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ejml.simple.SimpleEVD;
import org.ejml.simple.SimpleMatrix;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The orthonormal directions along which a trajectory varies most.
 *
 * <p>Li et al. 2018, §7.2 (arXiv:1712.09913): rows θᵢ − θₙ, the last (zero) row included as in
 * their code, centred by column. Found through the n × n Gram matrix, never N × N: O(n² · N) time.
 * An axis points to the side where a checkpoint lies farthest from the last one: the start, mostly.
 *
 * @param axes unit vectors, the widest first
 * @param explainedShares each axis's part of the total variance, 0 to 1
 */
public record PrincipalAxes(List<ParameterVector> axes, List<Double> explainedShares) {
  /** Below this share of the variance an axis is rounding noise. */
  private static final double RANK_TOLERANCE = 1e-12;

  public PrincipalAxes {
    axes = List.copyOf(axes);
    explainedShares = List.copyOf(explainedShares);
  }

  /**
   * The first {@code count} axes; blocks that {@code ignored} accepts and running statistics do not
   * count.
   *
   * <p>Where the checkpoints vary in fewer directions, the rest are coordinate directions made
   * orthogonal to the others, with share 0.
   *
   * @throws IllegalArgumentException if all checkpoints are equal
   */
  public static PrincipalAxes of(
      Trajectory trajectory, int count, Predicate<ParameterBlock> ignored) {
    List<ParameterVector> rows = new ArrayList<>();
    for (int i = 0; i < trajectory.steps().size(); i++) {
      rows.add(trajectory.offset(i, trajectory.end()).withZero(ignored));
    }
    SimpleMatrix gram = centredGram(rows);
    double total = gram.trace();
    if (!(total > 0)) {
      throw new IllegalArgumentException(
          "principal axes need checkpoints that differ, got %d equal ones".formatted(rows.size()));
    }
    SimpleEVD<SimpleMatrix> eigen = gram.eig();
    List<Integer> order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .toList();
    List<ParameterVector> axes = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double value = k < rows.size() ? eigen.getEigenvalue(order.get(k)).getReal() : 0;
      if (value > RANK_TOLERANCE * total) {
        axes.add(axis(rows, eigen.getEigenVector(order.get(k))));
        shares.add(value / total);
      } else {
        axes.add(completion(axes, ignored));
        shares.add(0.0);
      }
    }
    return new PrincipalAxes(axes, shares);
  }

  private static SimpleMatrix centredGram(List<ParameterVector> rows) {
    int n = rows.size();
    SimpleMatrix gram = new SimpleMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double product = rows.get(i).dot(rows.get(j));
        gram.set(i, j, product);
        gram.set(j, i, product);
      }
    }
    SimpleMatrix ones = SimpleMatrix.filled(n, n, 1.0 / n);
    SimpleMatrix centring = SimpleMatrix.identity(n).minus(ones);
    SimpleMatrix centred = centring.mult(gram).mult(centring);
    return centred.plus(centred.transpose()).scale(0.5);
  }

  /** Mᵀu, normalised; u sums to zero, so the rows need no centring of their own. */
  private static ParameterVector axis(List<ParameterVector> rows, SimpleMatrix u) {
    double end = u.get(rows.size() - 1);
    double farthest = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (Math.abs(u.get(i) - end) > Math.abs(farthest)) {
        farthest = u.get(i) - end;
      }
    }
    double sign = Math.signum(farthest);
    double mean = u.elementSum() / rows.size();
    ParameterLayout layout = rows.get(0).layout();
    double[] sum = new double[layout.size()];
    for (int i = 0; i < rows.size(); i++) {
      double weight = sign * (u.get(i) - mean);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += weight * rows.get(i).get(j);
      }
    }
    return unit(layout, sum);
  }

  /** The first coordinate direction that is not in the span of {@code axes}, made orthogonal. */
  private static ParameterVector completion(
      List<ParameterVector> axes, Predicate<ParameterBlock> ignored) {
    ParameterLayout layout = axes.get(0).layout();
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (!block.role().trainable() || ignored.test(block)) {
        continue;
      }
      for (int j = layout.offset(b); j < layout.offset(b + 1); j++) {
        double[] candidate = new double[layout.size()];
        candidate[j] = 1;
        double left = 1;
        for (ParameterVector axis : axes) {
          double along = axis.get(j);
          left -= along * along;
          for (int i = 0; i < candidate.length; i++) {
            candidate[i] -= along * axis.get(i);
          }
        }
        if (left > 0.5) {
          return unit(layout, candidate);
        }
      }
    }
    throw new IllegalArgumentException(
        "a plane needs more than %d parameters that move".formatted(axes.size()));
  }

  private static ParameterVector unit(ParameterLayout layout, double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    double norm = Math.sqrt(squares);
    float[] unit = new float[values.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (values[i] / norm);
    }
    return ParameterVector.of(layout, unit);
  }
}
