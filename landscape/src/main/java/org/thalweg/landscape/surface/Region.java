// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import org.thalweg.landscape.subspace.Coordinates;

/**
 * A rectangle of a plane, or an interval of a line, borders included.
 *
 * @param yMin on a line −∞, and {@code yMax} +∞
 */
public record Region(double xMin, double xMax, double yMin, double yMax) {

  public Region {
    if (!(xMin <= xMax) || !(yMin <= yMax)) {
      throw new IllegalArgumentException(
          "a region runs from its smaller to its larger end, got x %s to %s, y %s to %s"
              .formatted(xMin, xMax, yMin, yMax));
    }
  }

  /** An interval of a line. */
  public static Region interval(double xMin, double xMax) {
    return new Region(xMin, xMax, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if it is written otherwise
   */
  public static Region parse(String text) {
    String[] axes = text.split(" x ", -1);
    try {
      double[] x = ends(axes[0]);
      if (axes.length == 1) {
        return interval(x[0], x[1]);
      }
      double[] y = ends(axes[1]);
      return new Region(x[0], x[1], y[0], y[1]);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "a region is min:max or min:max x min:max, got \"%s\"".formatted(text), e);
    }
  }

  private static double[] ends(String text) {
    String[] both = text.split(":", -1);
    return new double[] {Double.parseDouble(both[0]), Double.parseDouble(both[1])};
  }

  public boolean contains(Coordinates point) {
    boolean alongX = xMin <= point.get(0) && point.get(0) <= xMax;
    boolean alongY = point.dimension() < 2 || (yMin <= point.get(1) && point.get(1) <= yMax);
    return alongX && alongY;
  }

  /** Such as {@code 0.1:0.5 x -0.2:0.3}; an interval without its second half. */
  @Override
  public String toString() {
    String alongX = xMin + ":" + xMax;
    return Double.isInfinite(yMin) ? alongX : "%s x %s:%s".formatted(alongX, yMin, yMax);
  }
}
