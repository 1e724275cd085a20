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
  private static final double EVEN_TOLERANCE = 1e-6;
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
   * The axis whose points these are, to a millionth of its length: float32 rounds.
   *
   * @throws IllegalArgumentException if they do not grow, or not evenly
   */
  public static Axis through(double... coordinates) {
    int count = coordinates.length;
    if (count < 2 || !(coordinates[0] < coordinates[count - 1])) {
      throw new IllegalArgumentException(
          "coordinates must be at least 2 growing numbers, got "
              + (count == 0
                  ? "none"
                  : "%s to %s".formatted(coordinates[0], coordinates[count - 1])));
    }
    Axis axis = new Axis(coordinates[0], coordinates[count - 1], count);
    for (int i = 0; i < count; i++) {
      if (!(Math.abs(coordinates[i] - axis.at(i)) <= EVEN_TOLERANCE * (axis.max - axis.min))) {
        throw new IllegalArgumentException(
            "coordinates must be evenly spaced, got %s at position %d instead of %s"
                .formatted(coordinates[i], i, axis.at(i)));
      }
    }
    return axis;
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
