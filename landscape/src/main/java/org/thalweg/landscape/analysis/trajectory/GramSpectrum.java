// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The principal components of some rows, from their inner products alone. */
final class GramSpectrum {
  /** A variance below this share of the largest is the rounding of float checkpoints. */
  private static final double RANK_TOLERANCE = 1e-12;

  private final double total;
  private final EigenDecomposition_F64<DMatrixRMaj> eigen;

  /** Eigenpairs by falling variance. */
  private final int[] order;

  /**
   * The components of rows {@code from} to {@code to} about their own mean.
   *
   * @param gram inner products of shape [n, n], any point the origin
   * @throws IllegalArgumentException if all these rows are equal, or one is not finite
   */
  GramSpectrum(double[] gram, int n, int from, int to) {
    DMatrixRMaj centred = centred(gram, n, from, to);
    this.total = CommonOps_DDRM.trace(centred);
    if (!(total > 0 && total < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "principal axes need finite checkpoints of which two differ, got total variance %s over %d"
              .formatted(total, to - from));
    }
    this.eigen = DecompositionFactory_DDRM.eig(centred.numRows, true, true);
    if (!eigen.decompose(centred)) {
      throw new IllegalStateException("the Gram matrix %s has no eigenpairs".formatted(centred));
    }
    this.order =
        IntStream.range(0, to - from)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** Takes the column means off: G − 1mᵀ − m1ᵀ + mean. */
  private static DMatrixRMaj centred(double[] gram, int n, int from, int to) {
    int size = to - from;
    DMatrixRMaj centred = new DMatrixRMaj(size, size);
    double[] means = new double[size];
    double mean = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        means[i] += gram[(from + i) * n + from + j] / size;
      }
      mean += means[i] / size;
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        centred.set(i, j, gram[(from + i) * n + from + j] + mean - means[i] - means[j]);
      }
    }
    return centred;
  }

  /** Σ ‖row − mean‖². */
  double total() {
    return total;
  }

  /** Whether the rows spread along component {@code k} beyond rounding. */
  boolean spans(int k) {
    return k < order.length && eigenvalue(k) > RANK_TOLERANCE * eigenvalue(0);
  }

  /** Σ of squares along component {@code k}; 0 where the rows do not spread. */
  double variance(int k) {
    return spans(k) ? eigenvalue(k) : 0;
  }

  /** Component {@code k} of every row over its norm: a unit vector of length n, summing to 0. */
  double[] scores(int k) {
    return eigen.getEigenVector(order[k]).data.clone();
  }

  private double eigenvalue(int k) {
    return eigen.getEigenvalue(order[k]).getReal();
  }
}
