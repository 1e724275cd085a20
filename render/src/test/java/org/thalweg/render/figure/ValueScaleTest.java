// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.render.TestSurfaces;
import org.thalweg.render.caption.Field;

class ValueScaleTest {
  private static final double ROUNDING = 1e-12;

  @Test
  void smoothBowl_isLinearWithThePapersLevels() {
    ValueScale scale = auto(Field.of(TestSurfaces.bowl(), 0));
    assertThat(scale.isLog()).isFalse();
    assertThat(scale.remark()).isEmpty();
    assertThat(Levels.choose(scale)).startsWith(0.1, 0.6, 1.1, 1.6).endsWith(5.1);
  }

  @Test
  void lossWithHighCorners_isClippedAtThePapersTen() {
    ValueScale scale = auto(Field.of(6, 1, 0.001, 1, 3, 5, 8, 181));
    assertThat(scale.isLog()).isFalse();
    assertThat(scale.high()).isEqualTo(10);
    assertThat(scale.remark().orElseThrow())
        .isEqualTo("clipped at 10 (1 of 6 points lie above, up to 181)");
    assertThat(Levels.choose(scale)).hasSize(20).startsWith(0.1, 0.6).endsWith(9.6);
  }

  @Test
  void accuracy_isNeverClipped() {
    Field accuracy = Field.of(5, 1, 4, 8, 9, 50, 100);
    ValueScale scale = ValueScale.choose(accuracy, Scaling.AUTO, OptionalDouble.empty(), false);
    assertThat(scale.high()).isEqualTo(100);
    assertThat(scale.remark()).isEmpty();
  }

  @Test
  void oneSpikeAmongSmallLosses_doesNotDecideTheScale() {
    double[] values = new double[200];
    values[17] = 1e7;
    ValueScale scale = auto(Field.of(20, 10, values));
    assertThat(scale.isLog()).isFalse();
    assertThat(scale.high()).isEqualTo(10);
  }

  @Test
  void chasm_isLogClippedAndSaysSo() {
    ValueScale scale = auto(Field.of(TestSurfaces.chasm(), 0));
    assertThat(scale.isLog()).isTrue();
    assertThat(scale.isClipped()).isTrue();
    assertThat(scale.remark().orElseThrow())
        .contains("log(z + 0.1) scale", "clipped at 10⁶", "of 2440 points lie above");
    assertThat(Levels.choose(scale)).contains(1.0, 10.0, 1e5).hasSizeBetween(8, 18);
  }

  @Test
  void logPosition_isThatOfTheReferenceTransform() {
    ValueScale scale =
        ValueScale.choose(Field.of(3, 1, 0, 5, 50), Scaling.LOG, OptionalDouble.of(10), true);
    assertThat(scale.position(0)).isZero();
    assertThat(scale.position(50)).isEqualTo(1);
    double expected = (Math.log(5.1) - Math.log(0.1)) / (Math.log(10.1) - Math.log(0.1));
    assertThat(scale.position(5)).isCloseTo(expected, within(ROUNDING));
    assertThat(scale.unclipped(50)).isGreaterThan(1);
  }

  @Test
  void negativeValues_areShownLinearly() {
    assertThat(auto(Field.of(4, 1, -3, 0, 2, 5000)).isLog()).isFalse();
    assertThatThrownBy(
            () ->
                ValueScale.choose(Field.of(2, 1, -3, 2), Scaling.LOG, OptionalDouble.empty(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got -3.0");
  }

  @Test
  void constantAndEmptyFields_haveAScale() {
    assertThat(auto(Field.of(2, 1, 7, 7)).position(7)).isZero();
    assertThat(auto(Field.of(2, 1, Double.NaN, Double.NaN)).position(0.5)).isEqualTo(0.5);
  }

  private static ValueScale auto(Field field) {
    return ValueScale.choose(field, Scaling.AUTO, OptionalDouble.empty(), true);
  }

  @Test
  void fixedRange_staysAndCountsWhatLiesAbove() {
    ValueScale scale = ValueScale.within(Field.of(2, 2, 0.1, 0.2, 0.7, Double.NaN), 0, 0.5);
    assertThat(scale.low()).isZero();
    assertThat(scale.high()).isEqualTo(0.5);
    assertThat(scale.position(0.25)).isEqualTo(0.5);
    assertThat(scale.remark().orElseThrow()).contains("clipped at 0.5 (1 of 3 points");
    assertThat(ValueScale.within(Field.of(1, 1, 0.1), 0, 0.5).remark()).isEmpty();
  }
}
