// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The eigenpairs of a symmetric tridiagonal matrix, from the smallest value to the largest. */
final class Ritz {
  private final double[] values;
  private final DMatrixRMaj[] vectors;

  private Ritz(double[] values, DMatrixRMaj[] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /**
   * Those of the matrix with {@code alpha} on its diagonal and {@code beta} beside it.
   *
   * @param beta at least one entry fewer than {@code alpha}; further ones are not read
   */
  static Ritz of(double[] alpha, double[] beta) {
    int m = alpha.length;
    DMatrixRMaj matrix = new DMatrixRMaj(m, m);
    for (int i = 0; i < m; i++) {
      matrix.set(i, i, alpha[i]);
      if (i + 1 < m) {
        matrix.set(i, i + 1, beta[i]);
        matrix.set(i + 1, i, beta[i]);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> found = DecompositionFactory_DDRM.eig(m, true, true);
    if (!found.decompose(matrix)) {
      throw new IllegalStateException(
          "the eigenvalues of a finite tridiagonal matrix are found, not those of %s and %s"
              .formatted(Arrays.toString(alpha), Arrays.toString(beta)));
    }
    int[] order =
        IntStream.range(0, m)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> found.getEigenvalue(i).getReal()))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Ritz(
        IntStream.of(order).mapToDouble(i -> found.getEigenvalue(i).getReal()).toArray(),
        IntStream.of(order).mapToObj(found::getEigenVector).toArray(DMatrixRMaj[]::new));
  }

  int size() {
    return values.length;
  }

  double value(int index) {
    return values[index];
  }

  /** Component {@code row} of the unit eigenvector {@code index}. */
  double component(int index, int row) {
    return vectors[index].get(row);
  }

  double largestMagnitude() {
    return Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
  }
}
