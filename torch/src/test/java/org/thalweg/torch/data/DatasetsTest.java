// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  @Test
  void unknownName_isRefusedWithThoseKnown() {
    assertThatThrownBy(() -> Datasets.read("cifar11", Optional.empty(), "train"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data set \"cifar11\" is unknown; known are cifar10, digits");
  }
}
