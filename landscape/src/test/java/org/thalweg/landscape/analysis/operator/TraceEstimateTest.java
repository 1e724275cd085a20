// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TraceEstimateTest {
  private static final double[] EIGENVALUES = Matrices.outliers();
  private static final LinearOperator OPERATOR = Matrices.rotated(EIGENVALUES);
  private static final double TRACE = Arrays.stream(EIGENVALUES).sum();
  private static final double SQUARES = Arrays.stream(EIGENVALUES).map(x -> x * x).sum();

  @Test
  void hutchinson_isRightWithinItsError() {
    TraceEstimate found = TraceEstimate.hutchinson(OPERATOR, 400, 0);
    assertThat(found.trace()).isCloseTo(TRACE, within(3 * found.traceError()));
    assertThat(found.squaredNorm()).isCloseTo(SQUARES, within(3 * found.squaredNormError()));
  }

  @Test
  void hutchinsonsError_isThatOfTheory() {
    // Var = 2 (‖A‖² − Σ Aᵢᵢ²), from one draw.
    DenseOperator dense = DenseOperator.of(OPERATOR);
    double diagonal = 0;
    for (int i = 0; i < dense.size(); i++) {
      diagonal += dense.get(i, i) * dense.get(i, i);
    }
    double deviation = Math.sqrt(2 * (SQUARES - diagonal));
    TraceEstimate found = TraceEstimate.hutchinson(OPERATOR, 400, 1);
    assertThat(found.traceError() * Math.sqrt(400)).isCloseTo(deviation, within(0.15 * deviation));
  }

  @Test
  void errors_coverTheTraceAsOftenAsTheySay() {
    int within = 0;
    for (int seed = 0; seed < 100; seed++) {
      TraceEstimate found = TraceEstimate.hutchPlusPlus(OPERATOR, 18, seed);
      within += Math.abs(found.trace() - TRACE) <= 2 * found.traceError() ? 1 : 0;
    }
    // Six draws: Student's two-sided share beyond two standard errors is 10 %.
    assertThat(within).isBetween(78, 99);
  }

  @Test
  void hutchPlusPlus_beatsHutchinsonWhereFewStandOut() {
    TraceEstimate plain = TraceEstimate.hutchinson(OPERATOR, 30, 0);
    TraceEstimate better = TraceEstimate.hutchPlusPlus(OPERATOR, 30, 0);
    assertThat(better.traceError()).isLessThan(plain.traceError() / 5);
    assertThat(Math.abs(better.trace() - TRACE)).isLessThan(4 * better.traceError());
  }

  @Test
  void lowRank_isExact() {
    double[] few = new double[40];
    few[3] = 7;
    few[11] = -2;
    TraceEstimate found = TraceEstimate.hutchPlusPlus(Matrices.rotated(few), 12, 0);
    assertThat(found.trace()).isCloseTo(5, within(1e-10));
    assertThat(found.squaredNorm()).isCloseTo(53, within(1e-9));
    assertThat(found.traceError()).isZero();
    assertThat(found.products()).isLessThan(12);
  }

  @Test
  void smallOperators_areExact() {
    TraceEstimate found = TraceEstimate.hutchPlusPlus(new DiagonalOperator(1, 2), 30, 0);
    assertThat(found.trace()).isCloseTo(3, within(1e-12));
    assertThat(found.traceError()).isZero();
  }

  @Test
  void singleDraw_hasNoError() {
    assertThat(TraceEstimate.hutchinson(OPERATOR, 1, 0).traceError()).isNaN();
    assertThatThrownBy(() -> TraceEstimate.hutchPlusPlus(OPERATOR, 2, 0))
        .hasMessageContaining("at least 3 products, got 2");
  }

  @Test
  void products_areCounted() {
    AtomicInteger products = new AtomicInteger();
    LinearOperator counted = Matrices.counted(OPERATOR, products);
    assertThat(TraceEstimate.hutchPlusPlus(counted, 31, 0).products()).isEqualTo(products.get());
    assertThat(products.get()).isEqualTo(31);
  }

  @Test
  void rho_isTheTraceInDeviations() {
    TraceEstimate exact = TraceEstimate.hutchPlusPlus(new DiagonalOperator(3, 1), 9, 0);
    assertThat(exact.rho()).isCloseTo(4 / Math.sqrt(20), within(1e-12));
  }
}
