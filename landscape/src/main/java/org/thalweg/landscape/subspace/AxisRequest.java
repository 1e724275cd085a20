// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import java.util.Arrays;

/**
 * An axis as it is asked for: {@code min:max:count}, or {@code auto:count} to have it found.
 *
 * <p>How a range is found depends on what lies on the axis: models and paths have an extent; along
 * other directions the loss is measured.
 */
public sealed interface AxisRequest {

  /** The number of points asked for. */
  int count();

  /** Parses {@code min:max:count} or {@code auto:count}. */
  static AxisRequest parse(String text) {
    String trimmed = text.trim();
    if (!trimmed.startsWith("auto")) {
      return new Fixed(Axis.parse(trimmed));
    }
    if (!trimmed.matches("auto:\\d{1,9}")) {
      throw new IllegalArgumentException(
          "an axis is written min:max:count or auto:count, such as auto:51, got \"%s\""
              .formatted(text));
    }
    return new Auto(Integer.parseInt(trimmed.substring("auto:".length())));
  }

  /** A range that is known. */
  record Fixed(Axis axis) implements AxisRequest {
    @Override
    public int count() {
      return axis.count();
    }

    @Override
    public String toString() {
      return axis.toString();
    }
  }

  /** A range that is to be found. */
  record Auto(int count) implements AxisRequest {
    /** How far beyond a path its plane is shown, in the path's extent. */
    private static final double MARGIN = 0.2;

    public Auto {
      if (count < 2) {
        throw new IllegalArgumentException("an axis needs at least 2 points, got " + count);
      }
    }

    /** The axis over a path's coordinates and the centre, and a fifth of their extent beyond. */
    public Axis around(double... coordinates) {
      double[] all = Arrays.copyOf(coordinates, coordinates.length + 1);
      return Axis.covering(all, MARGIN, count);
    }

    @Override
    public String toString() {
      return "auto:" + count;
    }
  }
}
