// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.Arrays;
import java.util.Locale;
import org.thalweg.landscape.parameters.ParameterBlock;

/**
 * How one weight block of a direction is matched to the weights.
 *
 * <p>Li et al. 2018, §4 (arXiv:1712.09913) is {@link #FILTER}; the others are options of their
 * code. They act on blocks of rank 2 and more. A filter is a slice along the block's filter axis.
 */
public enum Rescaling {
  /** Each filter takes the norm of the weights' filter: d ← d · ‖w‖ / (‖d‖ + 10⁻¹⁰). */
  FILTER,
  /** The block takes the norm of the weights' block. */
  LAYER,
  /** Entry by entry: d ← d · w, with the sign of w. */
  WEIGHT,
  /** Each filter takes norm 1. */
  DFILTER,
  /** The block takes norm 1. */
  DLAYER,
  /** The Gaussian as drawn. */
  NONE;

  /** The reference's guard against a filter whose draw is zero. */
  private static final double EPSILON = 1e-10;

  /** The word that {@code --norm} takes. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rescaling of that word. */
  public static Rescaling named(String word) {
    for (Rescaling rescaling : values()) {
      if (rescaling.cliName().equals(word)) {
        return rescaling;
      }
    }
    throw new IllegalArgumentException(
        "norm is one of %s, got \"%s\""
            .formatted(
                String.join(", ", Arrays.stream(values()).map(Rescaling::cliName).toList()), word));
  }

  /** Rescales {@code draw} (modified) to {@code weights} (input), both row-major of the block. */
  void apply(ParameterBlock block, double[] draw, float[] weights) {
    switch (this) {
      case FILTER -> eachFilter(block, draw, weights, true);
      case DFILTER -> eachFilter(block, draw, weights, false);
      case LAYER -> scale(draw, ratio(norm(weights), norm(draw)));
      case DLAYER -> scale(draw, ratio(1, norm(draw)));
      case WEIGHT -> {
        for (int i = 0; i < draw.length; i++) {
          draw[i] *= weights[i];
        }
      }
      case NONE -> {}
    }
  }

  /** A rescaled copy of {@code direction}. */
  float[] applied(ParameterBlock block, float[] direction, float[] weights) {
    double[] draw = new double[direction.length];
    Arrays.setAll(draw, i -> direction[i]);
    apply(block, draw, weights);
    float[] rescaled = new float[draw.length];
    for (int i = 0; i < draw.length; i++) {
      rescaled[i] = (float) draw[i];
    }
    return rescaled;
  }

  private static void eachFilter(
      ParameterBlock block, double[] draw, float[] weights, boolean toWeights) {
    Filters filters = Filters.of(block);
    double[] drawn = new double[filters.count()];
    double[] target = new double[filters.count()];
    for (int i = 0; i < draw.length; i++) {
      int filter = filters.holding(i);
      drawn[filter] += draw[i] * draw[i];
      target[filter] += (double) weights[i] * weights[i];
    }
    for (int i = 0; i < draw.length; i++) {
      int filter = filters.holding(i);
      double wanted = toWeights ? Math.sqrt(target[filter]) : 1;
      draw[i] *= wanted / (Math.sqrt(drawn[filter]) + EPSILON);
    }
  }

  // A draw of norm 0 stays 0: the reference divides by it.
  private static double ratio(double wanted, double have) {
    return have == 0 ? 0 : wanted / have;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  static double norm(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
