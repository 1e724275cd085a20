// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void distance_isLevenshteins() {
    assertThat(Spelling.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(Spelling.distance("", "four")).isEqualTo(4);
    assertThat(Spelling.distance("MNIST", "mnist")).isZero();
  }

  @Test
  void suggestion_isTheNearestWithinThreeSlips() {
    List<String> known = List.of("cifar10", "mnist");

    assertThat(Spelling.suggestion("minst", known)).isEqualTo("; did you mean \"mnist\"?");
    assertThat(Spelling.suggestion("something else", known)).isEmpty();
    assertThat(Spelling.nearest("something else", List.of())).isEmpty();
  }
}
