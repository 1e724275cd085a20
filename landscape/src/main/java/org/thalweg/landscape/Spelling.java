// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which known word was meant by one that is not known. */
public final class Spelling {
  private static final int MOST_SLIPS = 3;

  private Spelling() {}

  /** The words nearest to {@code typed}, whatever their distance; the first of several. */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    return known.stream().min(Comparator.comparingInt(word -> distance(word, typed)));
  }

  /** The sentence that suggests the nearest word, or nothing where none is within three slips. */
  public static String suggestion(String typed, Collection<String> known) {
    return nearest(typed, known)
        .filter(word -> distance(word, typed) <= MOST_SLIPS)
        .map("; did you mean \"%s\"?"::formatted)
        .orElse("");
  }

  /**
   * Levenshtein's distance, letter case aside: insertions, deletions and replacements; O(|a|·|b|).
   */
  public static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
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
