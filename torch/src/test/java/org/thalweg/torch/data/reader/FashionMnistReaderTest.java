// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;

class FashionMnistReaderTest extends IdxContract {
  /** The default normalisation has four digits. */
  private static final double FOUR_DIGITS = 5e-5;

  @Override
  DatasetReader reader() {
    return new FashionMnistReader();
  }

  @Test
  void publishedImages_areTheKnownOnes() {
    Dataset train = reader().read(Optional.of(published()), "train");
    Dataset test = reader().read(Optional.of(published()), "test");

    assertThat(train.count()).isEqualTo(60_000);
    assertThat(test.count()).isEqualTo(10_000);
    assertThat(train.info().format()).isEqualTo(new ImageFormat(1, 28, 28, 255));
    // The first training and test images are ankle boots.
    assertThat(train.info().classes().get(train.label(0))).isEqualTo("Ankle boot");
    assertThat(test.info().classes().get(test.label(0))).isEqualTo("Ankle boot");
    for (int label = 0; label < 10; label++) {
      int wanted = label;
      assertThat(Arrays.stream(train.labels()).filter(l -> l == wanted)).hasSize(6_000);
    }
  }

  @Test
  void defaultNormalisation_isThatOfTheTrainingPixels() {
    Dataset train = reader().read(Optional.of(published()), "train");
    Normalization own = train.standardized().info().normalization();

    assertThat(own).hasToString("0.2860406/0.3530242");
    assertThat(train.info().normalization().mean(0)).isCloseTo(own.mean(0), within(FOUR_DIGITS));
    assertThat(train.info().normalization().deviation(0))
        .isCloseTo(own.deviation(0), within(FOUR_DIGITS));
  }

  private static Path published() {
    Path images = Path.of(System.getProperty("thalweg.shared", "none"), "data", "fashion-mnist");
    Assumptions.assumeTrue(
        Files.isDirectory(images), "the published Fashion-MNIST images are absent: " + images);
    return images;
  }
}
