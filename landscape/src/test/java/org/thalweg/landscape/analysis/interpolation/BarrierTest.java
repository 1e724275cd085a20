// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.subspace.Axis;

class BarrierTest {
  /** The height's error where the top's place is known to 10⁻³: curvature times 10⁻⁶. */
  private static final Offset<Double> REFINED = Offset.offset(5e-5);

  private static final Offset<Double> DOUBLE_ROUNDING = Offset.offset(1e-14);

  /** 16 a² (1 − a)² + a: above the chord a exactly 1 at a = ½; symmetric, minima at the ends. */
  private static final DoubleUnaryOperator TILTED_DOUBLE_WELL =
      a -> 16 * a * a * (1 - a) * (1 - a) + a;

  /** 12 a (1 − a)²: ends of equal loss, the top 16/9 at a = ⅓. */
  private static final DoubleUnaryOperator SKEWED_HILL = a -> 12 * a * (1 - a) * (1 - a);

  private static LossCurve sampled(String axis, DoubleUnaryOperator loss) {
    Axis coordinates = Axis.parse(axis);
    return LossCurve.of(coordinates, Arrays.stream(coordinates.toArray()).map(loss).toArray());
  }

  @Test
  void doubleWell_isRefinedToItsClosedForm() {
    Barrier grid = Barrier.of(sampled("-0.5:1.5:9", SKEWED_HILL));
    Barrier refined = Barrier.of(sampled("-0.5:1.5:9", SKEWED_HILL), SKEWED_HILL);

    assertThat(grid.overChord().at()).isEqualTo(0.25);
    assertThat(grid.evaluations()).isZero();
    assertThat(refined.overChord().at())
        .isCloseTo(1.0 / 3, Offset.offset(Barrier.DEFAULT_TOLERANCE));
    assertThat(refined.overChord().height())
        .isCloseTo(16.0 / 9, REFINED)
        .isGreaterThan(grid.overChord().height());
    assertThat(refined.overChord().loss()).isEqualTo(refined.overChord().height());
    assertThat(refined.overLargerEnd()).isEqualTo(refined.overChord());
    assertThat(refined.evaluations()).isBetween(5, 15);
  }

  @Test
  void tiltedDoubleWell_isHigherOverTheChordThanOverItsLargerEnd() {
    Barrier barrier = Barrier.of(sampled("0:1:21", TILTED_DOUBLE_WELL), TILTED_DOUBLE_WELL, 1e-6);

    assertThat(barrier.overChord().at()).isCloseTo(0.5, Offset.offset(1e-6));
    assertThat(barrier.overChord().height()).isCloseTo(1, Offset.offset(1e-10));
    double top = topOfTiltedDoubleWell();
    assertThat(barrier.overLargerEnd().at()).isCloseTo(top, Offset.offset(1e-6));
    assertThat(barrier.overLargerEnd().loss())
        .isCloseTo(TILTED_DOUBLE_WELL.applyAsDouble(top), Offset.offset(1e-10));
    assertThat(barrier.overLargerEnd().height()).isBetween(0.5, 0.6);
    assertThat(barrier.lossAt0()).isZero();
    assertThat(barrier.lossAt1()).isEqualTo(1);
  }

  /** The middle root of 32 a (1 − a)(1 − 2a) + 1 = 0, by bisection of the derivative. */
  private static double topOfTiltedDoubleWell() {
    double low = 0.5;
    double high = 0.8;
    for (int i = 0; i < 60; i++) {
      double a = (low + high) / 2;
      if (32 * a * (1 - a) * (1 - 2 * a) + 1 > 0) {
        low = a;
      } else {
        high = a;
      }
    }
    return low;
  }

  @ParameterizedTest(name = "tolerance {0}")
  @ValueSource(doubles = {1e-2, 1e-4, 1e-6})
  void tolerance_isKept_andCostsALogarithm(double tolerance) {
    AtomicInteger calls = new AtomicInteger();
    Barrier barrier =
        Barrier.of(
            sampled("0:1:11", SKEWED_HILL),
            a -> {
              calls.incrementAndGet();
              return SKEWED_HILL.applyAsDouble(a);
            },
            tolerance);

    assertThat(barrier.overChord().at()).isCloseTo(1.0 / 3, Offset.offset(tolerance));
    assertThat(barrier.evaluations()).isEqualTo(calls.get());
    assertThat(barrier.evaluations())
        .isLessThanOrEqualTo((int) Math.ceil(Math.log(tolerance / 0.2) / Math.log(0.618)) + 1);
  }

  @ParameterizedTest(name = "slope {0}")
  @ValueSource(doubles = {0, 0.1, -7.3, 1e6})
  void straightAndConvexLines_haveNone_andAskForNothing(double slope) {
    DoubleUnaryOperator straight = a -> 0.3 + slope * a;
    DoubleUnaryOperator convex = a -> slope * a + a * a;

    for (DoubleUnaryOperator line : new DoubleUnaryOperator[] {straight, convex}) {
      Barrier barrier = Barrier.of(sampled("-0.5:1.5:41", line), line);
      assertThat(barrier.overChord().height()).isZero();
      assertThat(barrier.overChord().at()).isIn(0.0, 1.0);
      assertThat(barrier.overLargerEnd().height()).isZero();
      assertThat(barrier.evaluations()).isZero();
    }
  }

  /** Beyond the models the loss rises; that is no barrier between them. */
  @Test
  void outsideTheModels_nothingCounts() {
    Barrier barrier = Barrier.of(sampled("-0.5:1.5:41", a -> (a - 0.5) * (a - 0.5)));

    assertThat(barrier.overChord().height()).isZero();
    assertThat(barrier.lossAt0()).isEqualTo(0.25);
  }

  @Test
  void missingEnds_areMeasured() {
    Barrier barrier = Barrier.of(sampled("-0.3:1.2:4", SKEWED_HILL), SKEWED_HILL, 1e-3);

    assertThat(barrier.overChord().height()).isCloseTo(16.0 / 9, REFINED);
    assertThat(barrier.lossAt0()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Barrier.of(sampled("-0.3:1.2:4", SKEWED_HILL)))
        .withMessageContaining("must include 0 and 1");
  }

  @Test
  void infiniteLossInside_isAnInfiniteBarrier() {
    Barrier barrier =
        Barrier.of(sampled("0:1:5", a -> a == 0.5 ? Double.POSITIVE_INFINITY : 1), a -> 1, 1e-3);

    assertThat(barrier.overChord().height()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(barrier.overChord().at()).isEqualTo(0.5);
    assertThat(barrier.evaluations()).isZero();
  }

  @Test
  void nanInside_takesNoPart_andIsCounted() {
    DoubleUnaryOperator torn = a -> a > 0.4 && a < 1 ? Double.NaN : SKEWED_HILL.applyAsDouble(a);
    Barrier barrier = Barrier.of(sampled("0:1:11", torn), torn);

    assertThat(barrier.overChord().at()).isCloseTo(1.0 / 3, Offset.offset(1e-3));
    assertThat(barrier.overChord().height()).isCloseTo(16.0 / 9, REFINED);
    assertThat(barrier.undefined()).isEqualTo(5);
  }

  @ParameterizedTest(name = "end {0}")
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void endThatIsNotFinite_leavesNoBarrier(double end) {
    Barrier barrier = Barrier.of(sampled("0:1:5", a -> a == 1 ? end : a));

    assertThat(barrier.overChord().height()).isNaN();
    assertThat(barrier.overLargerEnd().height()).isNaN();
    assertThat(barrier.lossAt0()).isZero();
  }

  /** Height 10⁻⁹ is real beside losses of 1; 10⁻¹⁶ is their rounding. */
  @Test
  void smallHill_isAHill_roundingIsNone() {
    assertThat(Barrier.of(sampled("0:1:3", a -> a == 0.5 ? 1 + 1e-9 : 1)).overChord().height())
        .isCloseTo(1e-9, DOUBLE_ROUNDING);
    assertThat(
            Barrier.of(sampled("0:1:3", a -> a == 0.5 ? Math.nextUp(1.0) : 1)).overChord().height())
        .isZero();
  }
}
