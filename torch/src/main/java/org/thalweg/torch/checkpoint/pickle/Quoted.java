// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file holds, made fit for a one-line message. */
public final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** At most 80 characters, control characters as {@code ?}. */
  public static String clip(String text) {
    String head = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return head.replaceAll("\\p{Cntrl}|[\\u2028\\u2029]", "?");
  }

  /** Words and numbers as they are; other objects, which may contain themselves, by their kind. */
  public static String of(@Nullable Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return clip(value.toString());
    }
    return value == null ? "nothing" : kind(value);
  }

  private static String kind(Object value) {
    if (value instanceof StridedTensor) {
      return "a tensor";
    }
    if (value instanceof Map) {
      return "a dictionary";
    }
    return value instanceof List || value instanceof Object[] ? "a list" : "bytes or a type";
  }
}
