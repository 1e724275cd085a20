// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a mistyped one was meant to be. */
final class NearestName {
  private static final int FARTHEST = 3;

  private NearestName() {}

  static Optional<String> of(String typed, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(known -> distance(known, typed)))
        .filter(known -> distance(known, typed) <= FARTHEST);
  }

  /** Insertions, deletions and replacements from one word to the other, letter case aside. */
  private static int distance(String known, String typed) {
    String a = known.toLowerCase(Locale.ROOT);
    String b = typed.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
