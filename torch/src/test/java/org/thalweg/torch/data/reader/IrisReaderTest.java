// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.Normalization;

class IrisReaderTest extends DatasetReaderContract {
  /** Normalisation is kept to seven digits. */
  private static final double SEVEN_DIGITS = 1e-6;

  @Override
  DatasetReader reader() {
    return new IrisReader();
  }

  /** The file itself, so that its damage is tried, too. */
  @Override
  Optional<Path> place() throws IOException {
    try (InputStream own = IrisReader.class.getResourceAsStream("iris.csv")) {
      Files.write(folder.resolve("iris.csv"), own.readAllBytes());
    }
    return Optional.of(folder);
  }

  @Test
  void samples_areThoseOfThePublishedTable() {
    Dataset iris = reader().read(Optional.empty(), "train").with(Normalization.NONE);

    assertThat(iris.count()).isEqualTo(150);
    assertThat(iris.info().classes()).containsExactly("setosa", "versicolor", "virginica");
    assertThat(iris.info().format().shape()).containsExactly(4);
    assertThat(iris.normalized(0, 1)).containsExactly(5.1f, 3.5f, 1.4f, 0.2f);
    assertThat(iris.normalized(149, 1)).containsExactly(5.9f, 3.0f, 5.1f, 1.8f);
    assertThat(iris.label(49)).isZero();
    assertThat(iris.label(50)).isEqualTo(1);
  }

  @Test
  void defaultNormalisation_isEveryFeaturesOwn() {
    Normalization own = reader().read(Optional.empty(), "train").info().normalization();

    // numpy.mean and numpy.std of the four columns.
    double[] means = {
      5.843333333333334, 3.0573333333333337, 3.7580000000000005, 1.1993333333333336
    };
    double[] deviations = {
      0.8253012917851409, 0.43441096773549437, 1.7594040657753032, 0.7596926279021594
    };
    for (int c = 0; c < 4; c++) {
      assertThat(own.mean(c)).isCloseTo(means[c], within(SEVEN_DIGITS));
      assertThat(own.deviation(c)).isCloseTo(deviations[c], within(SEVEN_DIGITS));
    }
  }

  @Test
  void folderWithoutTheFile_takesTheOwnOne() {
    assertThat(reader().read(Optional.of(folder), "train").count()).isEqualTo(150);
  }

  @Test
  void testSplit_isRefusedWithTheWayOut() {
    assertThatThrownBy(() -> Datasets.read("iris", Optional.empty(), "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "data set \"iris\" has one split, train; for others use csv:FILE with a column named split, got \"test\"");
  }

  @Test
  void labelBeyondTheNames_isRefusedWithItsLine() throws IOException {
    Files.writeString(folder.resolve("iris.csv"), "2,1,a,b\n1.5,0\n2.5,2\n");

    assertThatThrownBy(() -> reader().read(Optional.of(folder), "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageEndingWith("iris.csv: line 3 must end with a label of 0 to 1, got 2.0");
  }
}
