// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.Locale;

/** What a critical point is. */
public enum CriticalType {
  MINIMUM,
  SADDLE,
  MAXIMUM,
  /** A vanishing gradient whose second derivatives do not decide. */
  DEGENERATE;

  /** The word in files and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type a file calls by this word; any other word is refused. */
  public static CriticalType of(String word) {
    for (CriticalType type : values()) {
      if (type.word().equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "a critical point is a minimum, saddle, maximum or degenerate, got \"%s\"".formatted(word));
  }
}
