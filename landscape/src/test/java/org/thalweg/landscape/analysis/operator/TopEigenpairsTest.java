// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.operator.Eigenpair.Verdict;

class TopEigenpairsTest {
  private static final double ROUNDING = 1e-10;

  private static TopEigenpairs find(LinearOperator operator, int count, int steps) {
    return TopEigenpairs.of(
        operator, count, count, new TopEigenpairs.Options(steps, Math.max(100, steps), 0));
  }

  @Test
  void tenOutliersOfThreeHundred_areFoundInElevenSteps() {
    TopEigenpairs found =
        TopEigenpairs.of(
            Matrices.rotated(Matrices.outliers()), 1, 1, new TopEigenpairs.Options(11, 11, 0));
    assertThat(found.steps()).isEqualTo(11);
    assertThat(found.max().value()).isCloseTo(290, within(290 * ROUNDING));
    assertThat(found.min().value()).isCloseTo(-29, within(290 * ROUNDING));
    assertThat(found.max().residual()).isLessThan(290 * ROUNDING);
  }

  @Test
  void everyPair_satisfiesItsEquation() {
    LinearOperator operator = Matrices.rotated(Matrices.outliers());
    TopEigenpairs found = find(operator, 4, 40);
    double[] largest = {290, 120, 80, 51};
    double[] smallest = {-29, -12, -4, 0.5};
    for (int k = 0; k < 4; k++) {
      assertThat(found.largest().get(k).value()).isCloseTo(largest[k], within(1e-8));
      assertThat(found.smallest().get(k).value()).isCloseTo(smallest[k], within(1e-8));
      for (Eigenpair pair : List.of(found.largest().get(k), found.smallest().get(k))) {
        double[] vector = pair.vector();
        double[] residue = operator.times(vector);
        Vectors.add(-pair.value(), vector, residue);
        assertThat(Vectors.norm(vector)).isCloseTo(1, within(ROUNDING));
        assertThat(Vectors.norm(residue)).isEqualTo(pair.residual());
        assertThat(pair.verdict()).isEqualTo(Verdict.CONVERGED);
      }
    }
  }

  @Test
  void smallEnd_isAcceptedByItsOwnResidual() {
    // Beside 79,000 a residual of 1 looks like nothing; −33 it leaves wide open.
    double[] eigenvalues = IntStream.range(0, 2000).mapToDouble(i -> i * 0.01 - 33.2).toArray();
    eigenvalues[1999] = 79_000;
    LinearOperator operator = Matrices.rotated(eigenvalues);
    TopEigenpairs early = TopEigenpairs.of(operator, 1, 1, new TopEigenpairs.Options(8, 8, 0));
    assertThat(early.max().verdict()).isEqualTo(Verdict.CONVERGED);
    assertThat(early.min().verdict()).isEqualTo(Verdict.UNCONVERGED);
    assertThat(early.min().residual()).isGreaterThan(1e-2 * Math.abs(early.min().value()));
    assertThat(-33.2)
        .isBetween(early.min().value() - 5 * early.min().residual(), early.min().value());
    TopEigenpairs longer = find(operator, 1, 8);
    assertThat(longer.steps()).isGreaterThan(8);
    assertThat(longer.min().verdict()).isEqualTo(Verdict.CONVERGED);
    assertThat(longer.min().value()).isCloseTo(-33.2, within(0.2));
  }

  @Test
  void anEndOfZero_countsAsZero() {
    double[] eigenvalues = new double[50];
    eigenvalues[7] = 3;
    eigenvalues[9] = 5;
    TopEigenpairs found = find(Matrices.rotated(eigenvalues), 1, 10);
    assertThat(found.max().value()).isCloseTo(5, within(ROUNDING));
    assertThat(found.min().value()).isCloseTo(0, within(ROUNDING));
    assertThat(found.min().verdict()).isEqualTo(Verdict.ZERO);
  }

  @Test
  void repeatedEigenvalues_areFoundBeyondTheInvariantSubspace() {
    TopEigenpairs found = find(Matrices.rotated(2, 2, 2, 1, 1, 1, 1), 3, 40);
    assertThat(found.steps()).isEqualTo(7);
    assertThat(found.largest())
        .extracting(p -> Math.round(p.value() * 1e9))
        .containsOnly(2000000000L);
    assertThat(found.smallest())
        .extracting(p -> Math.round(p.value() * 1e9))
        .containsOnly(1000000000L);
  }

  @Test
  void zeroOperator_isAnswered() {
    TopEigenpairs found = find(new DiagonalOperator(new double[4]), 2, 40);
    assertThat(found.max().value()).isZero();
    assertThat(found.max().residual()).isZero();
  }

  @Test
  void oneByOne_isItsEntry() {
    TopEigenpairs found = find(new DiagonalOperator(-3), 5, 40);
    assertThat(found.largest()).hasSize(1);
    assertThat(found.max().value()).isEqualTo(-3);
    assertThat(found.max().vector()).containsExactly(1);
  }

  @Test
  void notANumber_isRefusedNotReported() {
    assertThatThrownBy(() -> find(new DiagonalOperator(1, Double.NaN, 3), 1, 40))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void cost_isOneProductAStepAndOneAPair() {
    AtomicInteger products = new AtomicInteger();
    TopEigenpairs found =
        find(Matrices.counted(Matrices.rotated(Matrices.outliers()), products), 2, 40);
    assertThat(products.get()).isEqualTo(found.steps() + 4);
  }

  @Test
  void sameSeed_sameBits() {
    LinearOperator operator = Matrices.rotated(Matrices.outliers());
    assertThat(find(operator, 2, 40).toString()).isEqualTo(find(operator, 2, 40).toString());
    assertThat(find(operator, 1, 40).max().vector())
        .isEqualTo(find(operator, 1, 40).max().vector());
  }
}
