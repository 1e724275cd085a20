// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizationTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.5/0.5", "0.49,0.48,0.45/0.25,0.24,0.26", "-1.0/2.0E-5"})
  void text_roundTrips(String text) {
    assertThat(Normalization.parse(text)).hasToString(text);
  }

  @Test
  void quotients_roundTripBitByBit() {
    Normalization normalization = new Normalization(List.of(125.3 / 255), List.of(63.0 / 255));

    assertThat(Normalization.parse(normalization.toString())).isEqualTo(normalization);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.5", "0.5/", "0.5/0.5/0.5", "a/b", "0.5,/0.5,0.5", "0.5;0.5"})
  void otherText_isRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Normalization.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a normalisation is written means/deviations, such as 0.5/0.5")
        .hasMessageEndingWith("got \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5/0", "0.5/-1", "0.5/NaN", "NaN/1", "Infinity/1", "0.1,0.2/0.3"})
  void impossibleValues_areRefused(String text) {
    assertThatThrownBy(() -> Normalization.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got ");
  }

  @Test
  void arithmetic_isThatOfSinglePrecision() {
    Normalization normalization = new Normalization(List.of(0.1), List.of(0.3));

    // In double this would be 0.5203…, another float.
    assertThat(normalization.table(0, 255)[65]).isEqualTo((65 / 255f - 0.1f) / 0.3f);
  }

  @Test
  void none_leavesValuesAsTheyAre() {
    assertThat(Normalization.parse("none")).isEqualTo(Normalization.NONE);
    assertThat(Normalization.NONE).hasToString("0.0/1.0");
  }
}
