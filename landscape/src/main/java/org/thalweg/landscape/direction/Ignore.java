// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.Locale;

/** What becomes of biases and normalisation parameters in a random direction. */
public enum Ignore {
  /** They stay where they are: zero. The setting of Li et al. 2018's figures. */
  BIASBN,
  /**
   * The direction is the parameters themselves, as the reference implementation has it: nothing
   * random, the same in every direction.
   */
  NONE;

  /** The rule that the command line calls {@code name}. */
  public static Ignore parse(String name) {
    for (Ignore ignore : values()) {
      if (ignore.toString().equals(name)) {
        return ignore;
      }
    }
    throw new IllegalArgumentException(
        "what a direction ignores is biasbn or none, got \"%s\"".formatted(name));
  }

  /** The name on the command line and in files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
