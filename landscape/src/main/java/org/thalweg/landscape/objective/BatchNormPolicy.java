// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of batch norm's running statistics away from the centre. */
public enum BatchNormPolicy {
  /** The centre's hold everywhere: the published pictures (Li et al. 2018). */
  FROZEN,
  /**
   * They move with the directions, as the reference's {@code states}: variances that leave the
   * positive numbers are raised to 10⁻¹², and how many were is a channel.
   */
  INTERPOLATED,
  /**
   * Estimated anew at every point on training images (Garipov et al. 2018, arXiv:1802.10026): what
   * a user would deploy there. About twice the cost.
   */
  RECOMPUTED;

  /** The word that {@code --bn} takes. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy of that word. */
  public static BatchNormPolicy named(String word) {
    for (BatchNormPolicy policy : values()) {
      if (policy.cliName().equals(word)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "bn is one of %s, got \"%s\""
            .formatted(
                String.join(", ", Arrays.stream(values()).map(BatchNormPolicy::cliName).toList()),
                word));
  }
}
