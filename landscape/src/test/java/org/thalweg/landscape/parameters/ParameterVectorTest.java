// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParameterVectorTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("conv.weight", List.of(1, 3), ParameterRole.WEIGHT),
              new ParameterBlock("bn.running_mean", List.of(1), ParameterRole.RUNNING_MEAN)));

  private static ParameterVector vector(float... values) {
    return ParameterVector.of(LAYOUT, values);
  }

  @Test
  void norm_countsTheBlocksAskedFor() {
    ParameterVector vector = vector(1, 2, 2, 4);

    assertThat(vector.norm()).isEqualTo(5);
    assertThat(vector.norm(block -> block.role().trainable())).isEqualTo(3);
    assertThat(LAYOUT.trainableSize()).isEqualTo(3);
  }

  @Test
  void sums_areInDouble() {
    // In float the small entries vanish beside the large one.
    ParameterVector large = vector(1e8f, 1, 1, 1);
    assertThat(large.dot(vector(1, 1, 1, 1))).isEqualTo(100_000_003);
  }

  @Test
  void arrays_areCopies() {
    float[] values = {1, 2, 3, 4};
    ParameterVector vector = vector(values);
    values[0] = 9;
    vector.toArray()[1] = 9;
    assertThat(vector.toArray()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void firstNonFiniteBlock_isNamed() {
    assertThat(vector(1, 2, 3, Float.NaN).firstNonFiniteBlock().orElseThrow().name())
        .isEqualTo("bn.running_mean");
    assertThat(vector(1, 2, 3, 4).firstNonFiniteBlock()).isEmpty();
  }

  @Test
  void fingerprint_changesWithOneBit() {
    assertThat(Fingerprint.of(vector(1, 2, 3, 0f)))
        .isNotEqualTo(Fingerprint.of(vector(1, 2, 3, -0f)))
        .hasSize(64);
  }

  @Test
  void wrongLength_isRefusedWithBothNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vector(1, 2))
        .withMessageContaining("4 entries, got 2");
  }

  @Test
  void repeatedBlockName_isRefused() {
    ParameterBlock block = new ParameterBlock("w", List.of(2), ParameterRole.WEIGHT);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParameterLayout(List.of(block, block)))
        .withMessageContaining("\"w\" twice");
  }
}
