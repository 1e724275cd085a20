// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /** Two images of 2 channels, 1×3; the second's bytes are beyond a signed byte. */
  private static final Dataset COLOURS =
      Dataset.of(
          new DatasetInfo(
              "colours",
              "test",
              List.of("a", "b"),
              new ImageFormat(2, 1, 3, 200),
              Normalization.parse("0,0.5/1,0.25")),
          new byte[] {0, 50, 100, 0, 50, 100, (byte) 200, (byte) 150, 0, (byte) 200, 0, 0},
          new int[] {1, 0});

  @Test
  void normalized_keepsChannelsApart() {
    assertThat(COLOURS.normalized())
        .containsExactly(0, 0.25f, 0.5f, -2, -1, 0, /* second image */ 1, 0.75f, 0, 2, -2, -2);
  }

  @Test
  void normalizedRange_isThatPartOfTheWhole() {
    assertThat(COLOURS.normalized(1, 1)).containsExactly(1, 0.75f, 0, 2, -2, -2);
    assertThatThrownBy(() -> COLOURS.normalized(1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void anotherNormalization_keepsTheImages() {
    Dataset other = COLOURS.with(Normalization.parse("0/0.5"));

    assertThat(other.sha256()).isEqualTo(COLOURS.sha256());
    assertThat(other.normalized(0, 1)).containsExactly(0, 0.5f, 1, 0, 0.5f, 1);
    assertThatThrownBy(() -> COLOURS.with(Normalization.parse("0,0,0/1,1,1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 1 or 2 means, got 0.0,0.0,0.0/1.0,1.0,1.0");
  }

  @Test
  void hash_isThatOfPixelsThenLabels() {
    // printf '\x00\x01\x01\0\0\0\x02\0\0\0' | sha256sum
    assertThat(TinyDataset.withLabels(1, 2).sha256())
        .isEqualTo("f2e038b6613a7283a5585ec7d8e082cf8f38534c79cac872db3b663562161858");
  }

  @Test
  void hash_tellsOrderApart() {
    assertThat(COLOURS.subset(new int[] {1, 0}).sha256()).isNotEqualTo(COLOURS.sha256());
  }

  @Test
  void labelBeyondTheClasses_isRefused() {
    assertThatThrownBy(() -> TinyDataset.withLabels(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels count 3 classes from 0, got 3 for image 0");
  }

  @Test
  void emptyDataset_isRefused() {
    assertThatThrownBy(TinyDataset::withLabels).isInstanceOf(IllegalArgumentException.class);
  }
}
