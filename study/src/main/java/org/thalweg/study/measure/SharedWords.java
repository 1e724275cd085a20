// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.util.List;
import java.util.regex.Pattern;

/** Words for a file that others may get: an absolute path becomes the name at its end. */
final class SharedWords {
  /** After a start, {@code =}, {@code :} or {@code @}; a drive's letter counts as a root. */
  private static final Pattern ROOTED =
      Pattern.compile("(^|[=:@])(?:[A-Za-z]:)?[/\\\\](?:[^/\\\\]*[/\\\\])*([^/\\\\]*)$");

  private SharedWords() {}

  static List<String> of(List<String> words) {
    return words.stream().map(SharedWords::of).toList();
  }

  static String of(String word) {
    return ROOTED.matcher(word).replaceFirst("$1$2");
  }
}
