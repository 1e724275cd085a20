// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.regex.Pattern;

/** Foreign text made fit for a line of a text format. */
final class OneLine {
  /** Ends a line or goes on with the next, starts a comment, or is no character at all. */
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\\\#]");

  private OneLine() {}

  /** {@code text} with an underscore for each line break, control character, # and backslash. */
  static String of(String text) {
    return UNFIT.matcher(text).replaceAll("_").strip();
  }
}
