// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.Arrays;
import java.util.Locale;
import org.thalweg.landscape.parameters.ParameterBlock;

/** Which blocks a direction may move. */
public enum DirectionScope {
  /** What an optimiser moves; running statistics stay still. */
  WEIGHTS,
  /** All of the state, running statistics too: what a line between two networks needs. */
  STATES;

  /** The word that {@code --tensors} takes. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The choice of that word. */
  public static DirectionScope named(String word) {
    return Arrays.stream(values())
        .filter(tensors -> tensors.cliName().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "tensors is weights or states, got \"%s\"".formatted(word)));
  }

  boolean include(ParameterBlock block) {
    return block.role().trainable() || (this == STATES && block.role().isStatistic());
  }
}
