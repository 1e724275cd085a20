// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.Normalization;

class BreastCancerReaderTest extends DatasetReaderContract {
  @Override
  DatasetReader reader() {
    return new BreastCancerReader();
  }

  @Override
  Optional<Path> place() {
    return Optional.empty();
  }

  @Test
  void samples_areThoseOfThePublishedTable() {
    Dataset cancer = reader().read(Optional.empty(), "train").with(Normalization.NONE);

    assertThat(cancer.info().format().shape()).containsExactly(30);
    assertThat(cancer.info().classes()).containsExactly("malignant", "benign");
    assertThat(cancer.normalized(0, 1)).startsWith(17.99f, 10.38f, 122.8f, 1001f);
    // 357 of the 569 are benign (Street, Wolberg and Mangasarian 1993).
    assertThat(cancer.count()).isEqualTo(569);
    assertThat(Arrays.stream(cancer.labels()).sum()).isEqualTo(357);
  }
}
