// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

/** How much a training changed one parameter, from its values at every checkpoint. */
public enum ChangeMeasure {
  /** Σ |θₜ₊₁ − θₜ|, the whole way: as Mani et al. 2018 score it. */
  TOTAL_VARIATION,
  /** |θ_T − θ₀|, from the first to the last. */
  NET,
  /** max θₜ − min θₜ. */
  RANGE,
  /** The standard deviation over checkpoints, divisor n. */
  STD;

  /** Measures {@code values}, one a checkpoint in training order. */
  double of(double[] values) {
    return switch (this) {
      case TOTAL_VARIATION -> totalVariation(values);
      case NET -> Math.abs(values[values.length - 1] - values[0]);
      case RANGE -> range(values);
      case STD -> deviation(values);
    };
  }

  private static double totalVariation(double[] values) {
    double sum = 0;
    for (int t = 1; t < values.length; t++) {
      sum += Math.abs(values[t] - values[t - 1]);
    }
    return sum;
  }

  private static double range(double[] values) {
    double min = values[0];
    double max = values[0];
    for (double value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return max - min;
  }

  // Differences from the first value: one that never changes has a deviation of exactly 0.
  private static double deviation(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value - values[0];
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      double off = value - values[0] - mean;
      squares += off * off;
    }
    return Math.sqrt(squares / values.length);
  }
}
