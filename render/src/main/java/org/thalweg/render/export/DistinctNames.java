// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of columns and arrays, none twice: a second {@code x} becomes {@code x_2}. */
final class DistinctNames {
  private final Set<String> taken;

  DistinctNames(String... reserved) {
    taken = new HashSet<>(List.of(reserved));
  }

  /** {@code wanted}, or with the first number that makes it new; taken from now on. */
  String of(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
