// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.objective.SyntheticImages;

class LabelNoiseTest {
  private final Dataset right = SyntheticImages.bars(200);

  private int wrong(Dataset noisy) {
    int wrong = 0;
    for (int i = 0; i < right.count(); i++) {
      assertThat(noisy.image(i)).isEqualTo(right.image(i));
      wrong += noisy.label(i) == right.label(i) ? 0 : 1;
    }
    return wrong;
  }

  @Test
  void exactlyTheShare_isWrong() {
    assertThat(wrong(new LabelNoise(0.2, 1).on(right))).isEqualTo(40);
    assertThat(wrong(new LabelNoise(1, 1).on(right))).isEqualTo(200);
  }

  @Test
  void noNoise_isTheSameData() {
    assertThat(new LabelNoise(0, 1).on(right)).isSameAs(right);
  }

  @Test
  void theSeed_decidesWhich() {
    int[] first = new LabelNoise(0.2, 1).on(right).labels();
    assertThat(new LabelNoise(0.2, 1).on(right).labels()).isEqualTo(first);
    assertThat(new LabelNoise(0.2, 2).on(right).labels()).isNotEqualTo(first);
  }

  @Test
  void wrongLabels_areSpreadOverTheOtherClasses() {
    Dataset noisy = new LabelNoise(1, 1).on(SyntheticImages.bars(1000));
    int[] of = new int[noisy.info().classes().size()];
    for (int label : noisy.labels()) {
      of[label]++;
    }
    assertThat(Arrays.stream(of).min().orElseThrow()).isGreaterThan(50);
  }

  @Test
  void shareBeyondOne_isRefused() {
    assertThatThrownBy(() -> new LabelNoise(1.2, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1.2");
  }
}
