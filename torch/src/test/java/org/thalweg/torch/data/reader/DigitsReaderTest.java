// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;

class DigitsReaderTest extends DatasetReaderContract {
  /** How far 0.3/0.38 is from the pixels' own 0.3053/0.3760. */
  private static final double ROUGHLY = 0.03;

  @Override
  DatasetReader reader() {
    return new DigitsReader();
  }

  @Override
  Optional<Path> place() {
    return Optional.empty();
  }

  @Test
  void split_isFixed() {
    Dataset train = reader().read(place(), "train");
    Dataset test = reader().read(place(), "test");

    assertThat(train.count()).isEqualTo(1_437);
    assertThat(train.sha256())
        .isEqualTo("0731185a76f9fc8ff6d92a7bc82f141492aa191f03eab2516de7c350d0bd3325");
    assertThat(test.sha256())
        .isEqualTo("365ed4eef4baa8f807b032557152cc55447143768624518bac96f4e27ac02a83");
    for (int digit = 0; digit < 10; digit++) {
      int wanted = digit;
      assertThat(IntStream.of(test.labels()).filter(label -> label == wanted)).hasSize(36);
    }
  }

  @Test
  void firstImage_isTheSources() {
    Dataset train = reader().read(place(), "train");

    assertThat(train.label(0)).isZero();
    assertThat(train.image(0)).startsWith(0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0);
  }

  @Test
  void normalizedPixels_haveMeanZeroAndDeviationOne() {
    float[] pixels = reader().read(place(), "train").normalized();
    double mean = 0;
    double square = 0;
    for (float pixel : pixels) {
      mean += pixel / pixels.length;
      square += (double) pixel * pixel / pixels.length;
    }
    assertThat(mean).isCloseTo(0, within(ROUGHLY));
    assertThat(square).isCloseTo(1, within(ROUGHLY));
  }
}
