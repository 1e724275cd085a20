// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelRangeTest {
  @Test
  void place_isSpokenWithoutTheNoiseOfAStep() {
    ChannelRange range =
        new ChannelRange("train_loss", 0.5, 2, List.of(-1.0, -0.19999999999999996, 0.0), 3);

    assertThat(range.describe())
        .isEqualTo("0.500000 to 2.00000, smallest at (-1, -0.2, 0), not finite at 3 points");
  }
}
