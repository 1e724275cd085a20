// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.render.caption.Numbers;

class TicksTest {
  @Test
  void linearTicks_areRoundAndIncludeBothEnds() {
    assertThat(Ticks.linear(-1, 1, 8))
        .containsExactly(-1.0, -0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(Ticks.linear(-6, 6, 6)).containsExactly(-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0);
  }

  @Test
  void logarithmicTicks_areDecadesOverAWideRange() {
    assertThat(Ticks.logarithmic(0.1, 1e6, 8))
        .containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0, 1e4, 1e5, 1e6);
    assertThat(Ticks.logarithmic(1, 10, 6)).containsExactly(1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0", "0.1, 0.1", "-0.8, −0.8", "0.979123, 0.979", "1200, 1200", "10000, 10⁴",
    "30000, 3·10⁴", "12500, 12500", "1190000, 1.19·10⁶", "-1e-7, −10⁻⁷", "Infinity, ∞", "NaN, NaN"
  })
  void numbers_areWrittenAsPeopleDo(double value, String text) {
    assertThat(Numbers.text(value, 3)).isEqualTo(text);
  }
}
