// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How much of its caption stands under a picture; the file itself always holds all of it. */
public enum CaptionLength {
  /** At most two lines. */
  SHORT,
  FULL,
  NONE;

  /** The length of that name. */
  public static CaptionLength named(String name) {
    return Arrays.stream(values())
        .filter(length -> length.word().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a caption is %s, got \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(CaptionLength::word)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The words to draw.
   *
   * @param twoLines whether a text takes no more than two lines of this picture
   */
  public String of(CaptionWords words, Predicate<String> twoLines) {
    return switch (this) {
      case SHORT -> words.fitting(twoLines);
      case FULL -> words.full();
      case NONE -> "";
    };
  }
}
