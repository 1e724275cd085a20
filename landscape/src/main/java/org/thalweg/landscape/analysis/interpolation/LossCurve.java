// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.landscape.subspace.Axis;

/**
 * Losses sampled along a line, by rising coordinate.
 *
 * <p>NaN and infinite losses are points like any other. Immutable.
 */
public final class LossCurve {
  private final double[] at;
  private final double[] losses;

  private LossCurve(double[] at, double[] losses) {
    this.at = at;
    this.losses = losses;
  }

  /** The losses at every coordinate of {@code axis}. */
  public static LossCurve of(Axis axis, double... losses) {
    return of(axis.toArray(), losses);
  }

  /** The losses at coordinates that rise, of the same length. */
  public static LossCurve of(double[] at, double[] losses) {
    if (at.length != losses.length || at.length < 2) {
      throw new IllegalArgumentException(
          "a curve has a loss a coordinate and at least 2 of them, got %d coordinates and %d losses"
              .formatted(at.length, losses.length));
    }
    for (int i = 1; i < at.length; i++) {
      if (!(at[i - 1] < at[i])) {
        throw new IllegalArgumentException(
            "a curve's coordinates must rise, got %s before %s".formatted(at[i - 1], at[i]));
      }
    }
    return new LossCurve(at.clone(), losses.clone());
  }

  public int size() {
    return at.length;
  }

  public double at(int index) {
    return at[index];
  }

  public double loss(int index) {
    return losses[index];
  }

  /** The number of losses that are NaN. */
  public int undefined() {
    return (int) Arrays.stream(losses).filter(Double::isNaN).count();
  }

  /** The indices of the points from {@code min} to {@code max}, both included. */
  int[] indicesWithin(double min, double max) {
    return IntStream.range(0, at.length).filter(i -> at[i] >= min && at[i] <= max).toArray();
  }
}
