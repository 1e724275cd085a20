// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evenly spaced coordinates along one direction, both ends included.
 *
 * <p>Written {@code min:max:count}, such as {@code -1:1:51}. A bound of exactly 0 is a bound.
 */
public record Axis(double min, double max, int count) {
  private static final Pattern TEXT = Pattern.compile("([^:]+):([^:]+):([^:]+)");

  public Axis {
    if (!Double.isFinite(min) || !Double.isFinite(max)) {
      throw new IllegalArgumentException(
          "an axis needs finite ends, got %s and %s".formatted(min, max));
    }
    if (count < 2) {
      throw new IllegalArgumentException("an axis needs at least 2 points, got " + count);
    }
    if (min >= max) {
      throw new IllegalArgumentException(
          "an axis runs from its smaller to its larger end, got %s:%s".formatted(min, max));
    }
  }

  /** Parses {@code min:max:count}. */
  public static Axis parse(String text) {
    Matcher parts = TEXT.matcher(text.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "an axis is written min:max:count, such as -1:1:51, got \"%s\"".formatted(text));
    }
    try {
      return new Axis(
          Double.parseDouble(parts.group(1)),
          Double.parseDouble(parts.group(2)),
          Integer.parseInt(parts.group(3)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "an axis is written min:max:count with numbers, such as -1:1:51, got \"%s\""
              .formatted(text),
          e);
    }
  }

  /**
   * The axis over all {@code values} and {@code margin} times their extent beyond both ends.
   *
   * <p>Values that do not differ get an extent of 1 around them.
   */
  public static Axis covering(double[] values, double margin, int count) {
    double min = Arrays.stream(values).min().orElse(0);
    double max = Arrays.stream(values).max().orElse(0);
    double extra = max > min ? margin * (max - min) : 0.5;
    return new Axis(min - extra, max + extra, count);
  }

  /**
   * The {@code index}-th coordinate, {@code min + index · step} as NumPy's {@code linspace} rounds
   * it, the last one exactly {@code max}.
   */
  public double at(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(
          "an index into this axis is 0 to %d, got %d".formatted(count - 1, index));
    }
    return index == count - 1 ? max : index * ((max - min) / (count - 1)) + min;
  }

  /** All coordinates, of length {@code count}. */
  public double[] toArray() {
    double[] all = new double[count];
    for (int i = 0; i < count; i++) {
      all[i] = at(i);
    }
    return all;
  }

  @Override
  public String toString() {
    return "%s:%s:%d".formatted(min, max, count);
  }
}
