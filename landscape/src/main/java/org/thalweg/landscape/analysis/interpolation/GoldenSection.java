// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.function.DoubleUnaryOperator;

/**
 * A maximum between two neighbours that are not higher, by golden section.
 *
 * <p>The interval holds a maximum at every step and shrinks by 0.618 an evaluation. The answer is
 * never lower than the point it began from. A NaN counts as lower than every number.
 */
final class GoldenSection {
  /** Where a new point goes in the larger part: 2 − φ. */
  private static final double FRACTION = (3 - Math.sqrt(5)) / 2;

  private GoldenSection() {}

  /** A point and the function there. */
  record Point(double at, double value) {}

  /**
   * Narrows ({@code low}, {@code middle}, {@code high}) until it is at most {@code tolerance} wide.
   */
  static Point maximum(
      DoubleUnaryOperator function, double low, Point middle, double high, double tolerance) {
    double left = low;
    double right = high;
    Point best = middle;
    while (right - left > tolerance && best.value() < Double.POSITIVE_INFINITY) {
      boolean upwards = right - best.at() > best.at() - left;
      double next =
          upwards
              ? best.at() + FRACTION * (right - best.at())
              : best.at() - FRACTION * (best.at() - left);
      Point tried = new Point(next, function.applyAsDouble(next));
      Point edge = best;
      if (tried.value() > best.value()) {
        best = tried;
      } else {
        edge = tried;
      }
      if (edge.at() < best.at()) {
        left = edge.at();
      } else {
        right = edge.at();
      }
    }
    return best;
  }
}
