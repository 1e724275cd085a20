// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  /** Rounding of sums of a few dozen numbers of order 1. */
  private static final double ROUNDING = 1e-12;

  private static double total(DMatrixRMaj costs, Permutation columns) {
    return IntStream.range(0, columns.size()).mapToDouble(i -> costs.get(i, columns.get(i))).sum();
  }

  private static double bruteForce(DMatrixRMaj costs, int row, boolean[] taken) {
    if (row == costs.numRows) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    for (int j = 0; j < taken.length; j++) {
      if (!taken[j]) {
        taken[j] = true;
        best = Math.min(best, costs.get(row, j) + bruteForce(costs, row + 1, taken));
        taken[j] = false;
      }
    }
    return best;
  }

  @Test
  void everySmallMatrix_getsTheBestOfAllOrders() {
    Random random = new Random(5);
    for (int trial = 0; trial < 300; trial++) {
      int n = 1 + trial % 7;
      boolean ties = trial % 2 == 0;
      DMatrixRMaj costs = new DMatrixRMaj(n, n);
      for (int i = 0; i < n * n; i++) {
        costs.data[i] = ties ? random.nextInt(4) - 2 : random.nextGaussian();
      }
      assertThat(total(costs, Assignment.minimising(costs)))
          .isCloseTo(bruteForce(costs, 0, new boolean[n]), within(ROUNDING));
    }
  }

  /**
   * The rearrangement inequality: Σ aᵢ b(p(i)) is largest, its negative least, where both are in
   * the same order.
   */
  @Test
  void outerProduct_isMatchedRankByRank() {
    int n = 80;
    double[] a = new Random(1).doubles(n).toArray();
    double[] b = new Random(2).doubles(n).toArray();
    DMatrixRMaj costs = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        costs.set(i, j, -a[i] * b[j]);
      }
    }
    Permutation matched = Assignment.minimising(costs);
    for (int i = 0; i < n; i++) {
      assertThat(rank(b, matched.get(i))).isEqualTo(rank(a, i));
    }
  }

  private static long rank(double[] values, int of) {
    return Arrays.stream(values).filter(value -> value < values[of]).count();
  }
}
