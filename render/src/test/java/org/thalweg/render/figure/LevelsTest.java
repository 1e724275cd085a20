// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.render.caption.Field;

class LevelsTest {
  @Test
  void papersLevels_endBelowTheirMaximum() {
    assertThat(Levels.parse("0.1:10:0.5")).hasSize(20).startsWith(0.1, 0.6, 1.1).endsWith(9.6);
    assertThat(Levels.parse("-1:1:1")).containsExactly(-1.0, 0.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1:2", "a:b:c", "1:2:3:4"})
  void malformedLevels_areRefusedWithTheForm(String text) {
    assertThatThrownBy(() -> Levels.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "contour levels are written MIN:MAX:STEP, such as 0.1:10:0.5, got \"%s\"", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2:1:0.1", "0:1:0", "0:1:-1", "0:1:1e-9", "NaN:1:1", "0:Infinity:1"})
  void levelsThatDoNotEnd_areRefused(String text) {
    assertThatThrownBy(() -> Levels.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "contour levels need MIN < MAX and a STEP of which at most 500 fit");
  }

  @Test
  void pathFromFarUp_addsTheDecadesAboveTheClip() {
    Field wide = Field.of(6, 1, 0.1, 2, 4, 5, 9, 25_000);
    ValueScale scale = ValueScale.choose(wide, Scaling.AUTO, OptionalDouble.empty(), true);
    assertThat(scale.high()).isEqualTo(10);
    assertThat(Levels.forPath(scale)).endsWith(9.6, 10.0, 100.0, 1000.0, 10_000.0);
    assertThat(Levels.choose(scale)).endsWith(9.6);
  }

  @Test
  void pathWithinTheScale_addsNone() {
    ValueScale scale =
        ValueScale.choose(Field.of(3, 1, 0.0, 2, 9), Scaling.AUTO, OptionalDouble.empty(), true);
    assertThat(Levels.forPath(scale)).isEqualTo(Levels.choose(scale));
  }
}
