// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.subspace.Axis;

class MonotonicityTest {
  private static final Axis UNIT = new Axis(0, 1, 5);

  @Test
  void absoluteValueAroundTheMiddle_risesByHalf() {
    Axis axis = new Axis(-0.5, 1.5, 41);
    LossCurve curve =
        LossCurve.of(axis, Arrays.stream(axis.toArray()).map(a -> Math.abs(a - 0.5)).toArray());
    Monotonicity measured = Monotonicity.of(curve);

    assertThat(measured.maxRise()).isEqualTo(0.5);
    assertThat(measured.from()).isEqualTo(0.5);
    assertThat(measured.to()).isEqualTo(1);
    assertThat(measured.isMonotone()).isFalse();
    assertThat(measured.noise()).isEqualTo(Monotonicity.Noise.UNKNOWN);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void runningMinimum_isTheLargestOfAllPairs(int seed) {
    double[] losses = new Random(seed).doubles(50).toArray();
    double largest = 0;
    for (int i = 0; i < losses.length; i++) {
      for (int j = i + 1; j < losses.length; j++) {
        largest = Math.max(largest, losses[j] - losses[i]);
      }
    }

    assertThat(Monotonicity.of(LossCurve.of(new Axis(0, 1, 50), losses)).maxRise())
        .isEqualTo(largest);
  }

  @Test
  void fallingLine_isMonotone() {
    Monotonicity measured = Monotonicity.of(LossCurve.of(UNIT, 5, 4, 4, 2, 2));

    assertThat(measured.isMonotone()).isTrue();
    assertThat(measured.maxRise()).isZero();
    assertThat(measured.from()).isEqualTo(measured.to());
  }

  @Test
  void riseWithinItsError_isMonotone_andSaysHowTheErrorIsKnown() {
    LossCurve curve = LossCurve.of(UNIT, 5, 2, 2.1, 1, 0);
    Monotonicity marginal = Monotonicity.of(curve, new double[] {0.1, 0.03, 0.04, 0.1, 0.1});
    Monotonicity paired = Monotonicity.of(curve, (from, to) -> 0.01 * (to - from) / 0.25);

    assertThat(marginal.threshold()).isEqualTo(3 * 0.05);
    assertThat(marginal.isMonotone()).isTrue();
    assertThat(marginal.noise()).isEqualTo(Monotonicity.Noise.MARGINAL);
    assertThat(paired.threshold()).isEqualTo(3 * 0.01);
    assertThat(paired.isMonotone()).isFalse();
    assertThat(paired.noise()).isEqualTo(Monotonicity.Noise.PAIRED);
    assertThat(Monotonicity.of(LossCurve.of(UNIT, 3, 2, 2 + 9e-7, 1, 0)).isMonotone()).isTrue();
  }

  @Test
  void nanTakesNoPart_infinityIsARise() {
    Monotonicity torn = Monotonicity.of(LossCurve.of(UNIT, Double.NaN, 3, Double.NaN, 4, 1));
    double inf = Double.POSITIVE_INFINITY;
    Monotonicity infinite =
        Monotonicity.of(
            LossCurve.of(UNIT, inf, inf, 2, inf, 1), new double[] {inf, inf, 0, inf, 0});

    assertThat(torn.maxRise()).isEqualTo(1);
    assertThat(torn.from()).isEqualTo(0.25);
    assertThat(torn.undefined()).isEqualTo(2);
    assertThat(infinite.maxRise()).isEqualTo(inf);
    assertThat(infinite.isMonotone()).isFalse();
  }

  @Test
  void curvesThatDoNotFit_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monotonicity.of(LossCurve.of(new Axis(2, 3, 2), 1, 2)))
        .withMessageContaining("[0, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Monotonicity.of(LossCurve.of(UNIT, 1, 2, 3, 4, 5), new double[] {1}))
        .withMessageContaining("got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LossCurve.of(new double[] {0, 1, 1}, new double[3]))
        .withMessageContaining("rise");
    assertThatIllegalArgumentException().isThrownBy(() -> LossCurve.of(UNIT, 1, 2));
  }
}
