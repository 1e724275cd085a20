// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every data set owes: extend it with a reader and a folder of small files for it. */
abstract class DatasetReaderContract {
  @TempDir Path folder;

  abstract DatasetReader reader();

  /** Puts valid files into {@link #folder}; returns it, or nothing if the reader needs none. */
  abstract Optional<Path> place() throws IOException;

  @Test
  void isRegisteredByName() {
    assertThat(Datasets.names()).contains(reader().name());
  }

  @Test
  void everySplit_isReadUnderItsNames() throws IOException {
    Optional<Path> place = place();
    for (String split : reader().splits()) {
      Dataset dataset = Datasets.read(reader().name(), place, split);

      assertThat(dataset.info().name()).isEqualTo(reader().name());
      assertThat(dataset.info().split()).isEqualTo(split);
      assertThat(dataset.count()).isPositive();
    }
  }

  @Test
  void readTwice_isTheSame() throws IOException {
    Optional<Path> place = place();

    assertThat(reader().read(place, "train").sha256())
        .isEqualTo(reader().read(place, "train").sha256())
        .isNotEqualTo(reader().read(place, "test").sha256());
  }

  @Test
  void values_doNotExceedTheirScale() throws IOException {
    Dataset dataset = reader().read(place(), "train");
    int scale = dataset.info().format().scale();
    for (int image = 0; image < dataset.count(); image++) {
      for (byte value : dataset.image(image)) {
        assertThat(value & 0xff).isLessThanOrEqualTo(scale);
      }
    }
  }

  @Test
  void unknownSplit_isRefused() throws IOException {
    Optional<Path> place = place();

    assertThatThrownBy(() -> Datasets.read(reader().name(), place, "validation"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data set \"%s\" has the splits train and test, got \"validation\"", reader().name());
  }
}
