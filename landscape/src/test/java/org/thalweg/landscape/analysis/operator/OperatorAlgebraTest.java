// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OperatorAlgebraTest {
  private static final DenseOperator MATRIX =
      new DenseOperator(new double[][] {{2, 1, 0}, {1, 3, 4}, {0, 4, 5}});

  @Test
  void product_isRowsTimesVector() {
    assertThat(MATRIX.times(new double[] {1, 10, 100})).containsExactly(12, 431, 540);
  }

  @Test
  void shift_addsToTheDiagonal() {
    assertThat(MATRIX.shifted(-2).times(new double[] {1, 0, 0})).containsExactly(0, 1, 0);
  }

  @Test
  void sum_isOfProducts() {
    LinearOperator sum = MATRIX.plus(0.5, new DiagonalOperator(2, 4, 6));
    assertThat(sum.times(new double[] {1, 1, 1})).containsExactly(4, 10, 12);
  }

  @Test
  void restriction_takesRowsAndColumnsInTheirOrder() {
    DenseOperator part = DenseOperator.of(MATRIX.restrictedTo(2, 0));
    assertThat(part.get(0, 0)).isEqualTo(5);
    assertThat(part.get(0, 1)).isZero();
    assertThat(part.get(1, 1)).isEqualTo(2);
  }

  @Test
  void restriction_refusesRepeatedAndForeignEntries() {
    assertThatThrownBy(() -> MATRIX.restrictedTo(1, 1)).hasMessageContaining("got 1");
    assertThatThrownBy(() -> MATRIX.restrictedTo(3)).hasMessageContaining("below 3, got 3");
  }

  @Test
  void denseOperator_refusesWhatIsNotSymmetric() {
    assertThatThrownBy(() -> new DenseOperator(new double[][] {{0, 1}, {2, 0}}))
        .hasMessageContaining("symmetric");
  }

  @Test
  void sizes_mustAgree() {
    assertThatThrownBy(() -> MATRIX.plus(1, new DiagonalOperator(1)))
        .hasMessageContaining("got 3 and 1");
    assertThatThrownBy(() -> MATRIX.times(new double[2])).hasMessageContaining("got 2");
  }
}
