// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The orthonormal directions along which a trajectory spreads most.
 *
 * <p>PCA of the rows θᵢ − θₙ, the zero row included, column-centred (Li et al. 2018, §7,
 * arXiv:1712.09913, and its reference implementation), by way of the n × n Gram matrix: O(n²·N)
 * time, n² + O(N) memory. Each direction's largest entry by magnitude is positive.
 *
 * @param directions unit vectors, the widest spread first; zero in the blocks left out
 * @param explainedShares each direction's share of the variance, 0 to 1
 */
public record PrincipalAxes(List<ParameterVector> directions, List<Double> explainedShares) {
  /** A variance below this share of the largest is the rounding of float checkpoints. */
  private static final double RANK_TOLERANCE = 1e-12;

  private static final long FILLER_SEED = 0;

  public PrincipalAxes {
    directions = List.copyOf(directions);
    explainedShares = List.copyOf(explainedShares);
  }

  /** The principal axes of everything that an optimiser moves. */
  public static PrincipalAxes of(Trajectory trajectory, int count) {
    return of(trajectory, count, block -> false);
  }

  /**
   * The first {@code count} principal axes; running statistics take no part.
   *
   * <p>Where the path spans fewer dimensions, the rest are random unit vectors orthogonal to the
   * path, of share 0.
   *
   * @param ignored further blocks that take no part, such as biases
   * @throws IllegalArgumentException if all checkpoints are equal there, or one is not finite
   */
  public static PrincipalAxes of(
      Trajectory trajectory, int count, Predicate<ParameterBlock> ignored) {
    PathMatrix path =
        new PathMatrix(trajectory, block -> block.role().trainable() && !ignored.test(block));
    if (path.columns() < count) {
      throw new IllegalArgumentException(
          "%d axes need at least as many parameters, got %d".formatted(count, path.columns()));
    }
    DMatrixRMaj gram = path.centredGram();
    double total = CommonOps_DDRM.trace(gram);
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "principal axes need finite checkpoints of which two differ, got total variance %s over %d"
              .formatted(total, trajectory.checkpoints().size()));
    }
    return new Builder(path, gram, total).axes(count);
  }

  /** Turns the eigenpairs of the Gram matrix into directions, one after the other. */
  private static final class Builder {
    private final PathMatrix path;
    private final double total;
    private final EigenDecomposition_F64<DMatrixRMaj> eigen;
    private final int[] order;
    private final RandomGenerator filler =
        RandomGeneratorFactory.of("L64X128MixRandom").create(FILLER_SEED);
    private final List<double[]> axes = new ArrayList<>();
    private final List<Double> shares = new ArrayList<>();

    Builder(PathMatrix path, DMatrixRMaj gram, double total) {
      this.path = path;
      this.total = total;
      this.eigen = DecompositionFactory_DDRM.eig(gram.numRows, true, true);
      if (!eigen.decompose(gram)) {
        throw new IllegalStateException("the Gram matrix %s has no eigenpairs".formatted(gram));
      }
      this.order =
          IntStream.range(0, gram.numRows)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -variance(i)))
              .mapToInt(Integer::intValue)
              .toArray();
    }

    PrincipalAxes axes(int count) {
      for (int k = 0; k < count; k++) {
        boolean spans =
            k < order.length && variance(order[k]) > RANK_TOLERANCE * variance(order[0]);
        double[] axis =
            spans ? path.combination(eigen.getEigenVector(order[k]).data) : randomAxis();
        // Removes what rounding left of the earlier axes in this one.
        orthonormalise(axis);
        orthonormalise(axis);
        makeLargestPositive(axis);
        axes.add(axis);
        shares.add(spans ? variance(order[k]) / total : 0.0);
      }
      return new PrincipalAxes(axes.stream().map(path::vector).toList(), shares);
    }

    private double variance(int eigenpair) {
      return eigen.getEigenvalue(eigenpair).getReal();
    }

    /** Orthogonal to the whole path once the axes that span it are taken off. */
    private double[] randomAxis() {
      return filler.doubles(path.columns(), -1, 1).toArray();
    }

    private void orthonormalise(double[] axis) {
      for (double[] earlier : axes) {
        double along = dot(axis, earlier);
        for (int i = 0; i < axis.length; i++) {
          axis[i] -= along * earlier[i];
        }
      }
      double norm = Math.sqrt(dot(axis, axis));
      for (int i = 0; i < axis.length; i++) {
        axis[i] /= norm;
      }
    }

    private static void makeLargestPositive(double[] axis) {
      double largest = 0;
      for (double entry : axis) {
        if (Math.abs(entry) > Math.abs(largest)) {
          largest = entry;
        }
      }
      if (largest < 0) {
        for (int i = 0; i < axis.length; i++) {
          axis[i] = -axis[i];
        }
      }
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += a[i] * b[i];
      }
      return sum;
    }
  }
}
