// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

/**
 * Cubic interpolation that invents no minima: central slopes, limited.
 *
 * <p>Slopes obey Fritsch and Carlson's bound (SIAM J. Numer. Anal. 17, 1980) on rising and falling
 * stretches, so these stay so; a lone extremum may round off a little beyond its node. Clipped
 * plateaus stay flat.
 */
final class SmoothRow {
  private static final double MONOTONE = 3;

  private SmoothRow() {}

  /** {@code values} at every {@code 1/steps} of an index; of length (n − 1)·steps + 1. */
  static double[] resample(double[] values, int steps) {
    double[] slopes = slopes(values);
    double[] fine = new double[(values.length - 1) * steps + 1];
    for (int i = 0; i < fine.length; i++) {
      int k = Math.min(i / steps, values.length - 2);
      double t = (double) (i - k * steps) / steps;
      double u = 1 - t;
      fine[i] =
          u * u * (1 + 2 * t) * values[k]
              + t * t * (1 + 2 * u) * values[k + 1]
              + t * u * (u * slopes[k] - t * slopes[k + 1]);
    }
    return fine;
  }

  private static double[] slopes(double[] values) {
    int last = values.length - 1;
    double[] slopes = new double[values.length];
    for (int i = 0; i <= last; i++) {
      double before = i > 0 ? values[i] - values[i - 1] : values[1] - values[0];
      double after = i < last ? values[i + 1] - values[i] : values[last] - values[last - 1];
      double slope = (before + after) / 2;
      double limit = Math.min(limit(slope, before), limit(slope, after));
      slopes[i] = Math.copySign(Math.min(Math.abs(slope), limit), slope);
    }
    return slopes;
  }

  private static double limit(double slope, double difference) {
    return (slope * difference >= 0 ? MONOTONE : 1) * Math.abs(difference);
  }
}
