// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.Arrays;

/**
 * How much the outputs turn along a path of models: 0 for a straight line.
 *
 * <p>For each example, the outputs z(a₁), z(a₂), … have chords zₖ₊₁ − zₖ; their length on the unit
 * sphere is the sum of the angles between one chord and the next, in radians, and the result is the
 * mean over examples (Lucas et al. 2021, arXiv:2104.11044). Chords of length 0 are skipped. An
 * output that is not finite makes the result NaN.
 *
 * <p>Points are added one by one; memory for two of them is kept. Not thread-safe.
 */
public final class GaussLength {
  private final int classes;
  private final double[] angles;
  private final double[] previous;

  /** Each example's last chord of length above 0, scaled to length 1, once it moved. */
  private final double[] chord;

  private final boolean[] moved;

  private int points;

  /** An empty path of the outputs of {@code examples} samples, {@code classes} numbers each. */
  public GaussLength(int examples, int classes) {
    if (examples < 1 || classes < 1) {
      throw new IllegalArgumentException(
          "outputs need at least 1 example and 1 class, got %d and %d"
              .formatted(examples, classes));
    }
    this.classes = classes;
    this.angles = new double[examples];
    this.previous = new double[Math.multiplyExact(examples, classes)];
    this.chord = new double[previous.length];
    this.moved = new boolean[examples];
  }

  /** The mean length over {@code logits[point][example · classes + class]}. */
  public static double of(double[][] logits, int classes) {
    if (logits.length == 0) {
      throw new IllegalArgumentException("a path of outputs has at least 1 point, got none");
    }
    GaussLength length = new GaussLength(logits[0].length / classes, classes);
    for (double[] point : logits) {
      length.add(point);
    }
    return length.mean();
  }

  /** Adds the outputs of the path's next point, row-major [examples, classes]. */
  public void add(double[] logits) {
    if (logits.length != previous.length) {
      throw new IllegalArgumentException(
          "a point has %d outputs of %d examples, got %d"
              .formatted(previous.length, angles.length, logits.length));
    }
    if (points++ > 0) {
      for (int example = 0; example < angles.length; example++) {
        turn(example, logits);
      }
    }
    System.arraycopy(logits, 0, previous, 0, logits.length);
  }

  private void turn(int example, double[] logits) {
    int from = example * classes;
    double length = chordLength(from, logits);
    if (length == 0) {
      return;
    }
    double apart = 0;
    double together = 0;
    for (int i = from; i < from + classes; i++) {
      double next = (logits[i] - previous[i]) / length;
      apart += square(next - chord[i]);
      together += square(next + chord[i]);
      chord[i] = next;
    }
    if (!Double.isFinite(length)) {
      angles[example] = Double.NaN;
    } else if (moved[example]) {
      // The arc cosine of the scalar product would lose half the digits of a small angle.
      angles[example] += 2 * Math.atan2(Math.sqrt(apart), Math.sqrt(together));
    }
    moved[example] = true;
  }

  private double chordLength(int from, double[] logits) {
    double squares = 0;
    for (int i = from; i < from + classes; i++) {
      squares += square(logits[i] - previous[i]);
    }
    return Math.sqrt(squares);
  }

  private static double square(double x) {
    return x * x;
  }

  /** The mean over examples of what was added so far, in radians. */
  public double mean() {
    return Arrays.stream(angles).average().orElse(0);
  }
}
