// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.ImageFormat;

class AugmentationTest {
  /** Two channels of two rows and three columns: not square, so axes cannot be mixed up. */
  private static final ImageFormat FORMAT = new ImageFormat(2, 2, 3, 255);

  private static final byte[] IMAGE = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16};

  @Test
  void unmoved_isTheImage() {
    assertThat(Augmentation.moved(IMAGE, FORMAT, 0, 0, false)).isEqualTo(IMAGE);
  }

  @Test
  void windowBelowAndRight_isBlackOutsideTheImage() {
    assertThat(Augmentation.moved(IMAGE, FORMAT, 1, 2, false))
        .containsExactly(6, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0);
  }

  @Test
  void windowAboveAndLeft_isBlackOutsideTheImage() {
    assertThat(Augmentation.moved(IMAGE, FORMAT, -1, -1, false))
        .containsExactly(0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 11, 12);
  }

  @Test
  void mirrored_turnsEveryRowOfTheWindow() {
    assertThat(Augmentation.moved(IMAGE, FORMAT, 0, 1, true))
        .containsExactly(0, 3, 2, 0, 6, 5, 0, 13, 12, 0, 16, 15);
  }

  @Test
  void sameStream_givesTheSameVariants() {
    RandomStream first = RandomStream.of(3, "a");
    RandomStream second = RandomStream.of(3, "a");
    for (int i = 0; i < 20; i++) {
      assertThat(Augmentation.CROP_AND_FLIP.vary(IMAGE, FORMAT, first))
          .isEqualTo(Augmentation.CROP_AND_FLIP.vary(IMAGE, FORMAT, second));
    }
  }

  /** 9 × 9 windows, mirrored or not, of an image so large that none is empty. */
  @Test
  void all162Variants_appear() {
    ImageFormat format = new ImageFormat(1, 9, 9, 255);
    byte[] image = new byte[81];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i + 1);
    }
    RandomStream random = RandomStream.of(0, "variants");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 3000; i++) {
      seen.add(Arrays.toString(Augmentation.CROP_AND_FLIP.vary(image, format, random)));
    }
    assertThat(seen).hasSize(162);
  }
}
