// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Widths of hidden layers, as a name such as {@code mlp:128x64} has them. */
final class Widths {
  private static final Pattern FORM = Pattern.compile("[1-9]\\d{0,5}(x[1-9]\\d{0,5})*");

  private static final Pattern ONE = Pattern.compile("[1-9]\\d{0,5}");

  private Widths() {}

  /** The widths in {@code name} from {@code start} on. */
  static List<Integer> parse(String name, int start) {
    String widths = name.substring(start);
    if (!FORM.matcher(widths).matches()) {
      throw new IllegalArgumentException(
          "hidden layers have widths from 1 with x between, such as %s128x64, got \"%s\""
              .formatted(name.substring(0, start), name));
    }
    return Stream.of(widths.split("x", -1)).map(Integer::valueOf).toList();
  }

  /** The number in {@code name} from {@code start} on. */
  static int landmarks(String name, int start) {
    String count = name.substring(start);
    if (!ONE.matcher(count).matches()) {
      throw new IllegalArgumentException(
          "a kernel machine has a number of landmarks from 1, such as %s50, got \"%s\""
              .formatted(name.substring(0, start), name));
    }
    return Integer.parseInt(count);
  }

  /** All widths from first to last. */
  static List<Integer> between(int first, List<Integer> hidden, List<Integer> last) {
    List<Integer> all = new ArrayList<>();
    all.add(first);
    all.addAll(hidden);
    all.addAll(last);
    return all;
  }
}
