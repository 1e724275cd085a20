// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
  @Test
  void words_areRead() {
    assertThat(Threshold.parse("auto")).isEqualTo(Threshold.DEFAULT);
    assertThat(Threshold.parse("2.5%")).isEqualTo(new Threshold(0, 0.025, 0));
    assertThat(Threshold.parse("0.05")).isEqualTo(Threshold.exactly(0.05));
    assertThat(Threshold.parse("0")).isEqualTo(Threshold.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "-1,a threshold is a finite number of at least 0",
    "NaN,a threshold is a finite number of at least 0",
    "-1%,a threshold's share of the span is a finite number of at least 0",
    "200%,a threshold is at most 100% of the span",
    "some,a threshold is auto",
    "%,a threshold is auto"
  })
  void whatIsNoThreshold_isRefused(String text, String reason) {
    assertThatThrownBy(() -> Threshold.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(reason);
  }
}
