// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  @Test
  void unknownName_isRefusedWithTheNearest() {
    assertThatThrownBy(() -> Datasets.read("cifar11", Optional.empty(), "train"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("data set \"cifar11\" is unknown; known are breast-cancer, cifar10, ")
        .hasMessageEndingWith("; did you mean \"cifar10\"?");
  }
}
