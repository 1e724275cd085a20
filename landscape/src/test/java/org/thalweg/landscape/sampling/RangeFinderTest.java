// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Axis;

class RangeFinderTest {
  private static final OptionalDouble CHANCE = OptionalDouble.of(Math.log(10));
  private static final int MOST_EVALUATIONS = 22;

  private static RangeFinder.Range find(DoubleUnaryOperator loss, OptionalDouble chance) {
    AtomicInteger calls = new AtomicInteger();
    RangeFinder.Range range =
        RangeFinder.find(
            a -> {
              calls.incrementAndGet();
              return loss.applyAsDouble(a);
            },
            loss.applyAsDouble(0),
            chance);
    assertThat(range.evaluations()).isEqualTo(calls.get()).isLessThanOrEqualTo(MOST_EVALUATIONS);
    return range;
  }

  /** ½ λ a² reaches ln 10 at √(2 ln 10 / λ): the first round number from there on. */
  @ParameterizedTest(name = "curvature {0}: ±{1}")
  @CsvSource({
    "4.61, 1",
    "4.60, 1.5",
    "2.1, 1.5",
    "2.0, 2",
    "0.6, 3",
    "0.4, 5",
    "20, 0.5",
    "1e3, 0.1",
    "2e4, 0.02",
    "1e9, 0.0001",
    "1e-3, 100",
    "1e-5, 1000"
  })
  void quadratic_reachesChanceWhereItsCurvatureSays(double curvature, double halfWidth) {
    RangeFinder.Range range = find(a -> curvature * a * a / 2, CHANCE);

    assertThat(range.halfWidth()).isEqualTo(halfWidth);
    assertThat(range.outcome()).isEqualTo(RangeFinder.Outcome.REACHED);
    assertThat(range.axis(51)).isEqualTo(new Axis(-halfWidth, halfWidth, 51));
    assertThat(halfWidth).isGreaterThanOrEqualTo(Math.sqrt(2 * Math.log(10) / curvature));
  }

  @Test
  void usualDirection_costsAboutTen() {
    assertThat(find(a -> 0.0008 + 3 * a * a, CHANCE).evaluations()).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest(name = "slope {0}")
  @ValueSource(doubles = {1, -1})
  void tiltedLine_isReachedOnOneSide(double slope) {
    assertThat(find(a -> 1 + slope * a, CHANCE).halfWidth()).isEqualTo(1.5);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void tornLine_endsWhereItTears(double torn) {
    assertThat(find(a -> a < -0.4 ? torn : 0.1, CHANCE).halfWidth()).isEqualTo(0.5);
  }

  @Test
  void flatLine_ends_andSaysSo() {
    RangeFinder.Range range = find(a -> 0.5, CHANCE);

    assertThat(range.outcome()).isEqualTo(RangeFinder.Outcome.FLAT);
    assertThat(range.halfWidth()).isEqualTo(1000);
    assertThat(range.evaluations()).isEqualTo(16);
    assertThat(range.note()).contains("flat", "2.303", "±1000", "16 evaluations");
  }

  @Test
  void wall_ends_andSaysSo() {
    RangeFinder.Range range = find(a -> a == 0 ? 0 : 9, CHANCE);

    assertThat(range.outcome()).isEqualTo(RangeFinder.Outcome.STEEP);
    assertThat(range.halfWidth()).isEqualTo(1e-6);
    assertThat(range.note()).contains("steep");
  }

  @Test
  void level_isChanceForATrainedCentre_twiceTheCentreForAnUntrainedOne() {
    Offset<Double> rounding = Offset.offset(1e-12);
    assertThat(RangeFinder.level(0.0008, CHANCE)).isEqualTo(Math.log(10));
    assertThat(RangeFinder.level(2.3, CHANCE)).isEqualTo(4.6);
    assertThat(RangeFinder.level(0.3, OptionalDouble.empty())).isCloseTo(3, rounding);
    assertThat(RangeFinder.level(0, OptionalDouble.empty())).isEqualTo(1);
    assertThat(RangeFinder.level(-2, OptionalDouble.empty())).isEqualTo(16);
    assertThat(RangeFinder.level(-2, OptionalDouble.of(-1))).isEqualTo(0);
  }

  @Test
  void centreThatIsNotFinite_isRefusedWithTheRemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RangeFinder.find(a -> a, Double.NaN, CHANCE))
        .withMessageContaining("got NaN")
        .withMessageContaining("min:max:count");
  }

  @Test
  void slice_isMeasuredAlongOneOfItsDirections() {
    try (Slice slice =
        AnalyticObjectives.quadratic(4.61, 20)
            .restrictedTo(AnalyticObjectives.coordinateAxes(AnalyticObjectives.origin(2), 2))) {
      assertThat(RangeFinder.find(slice, 0, CHANCE).halfWidth()).isEqualTo(1);
      assertThat(RangeFinder.find(slice, 1, CHANCE).halfWidth()).isEqualTo(0.5);
    }
  }

  @Test
  void roundNumbers_areExact_andRise() {
    assertThat(RoundNumber.at(-4)).isEqualTo(0.15);
    assertThat(RoundNumber.at(0)).isEqualTo(1);
    assertThat(RoundNumber.at(9)).isEqualTo(50);
    for (int i = -40; i < 40; i++) {
      assertThat(RoundNumber.at(i + 1) / RoundNumber.at(i)).isBetween(1.3, 2.1);
    }
  }
}
