// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * How a raw direction takes over the scale of the weights.
 *
 * <p>Acts on blocks of two axes or more; what becomes of the others is {@link Ignore}'s. Norms are
 * summed in double. (Li et al. 2018, §4, arXiv:1712.09913; the rules are those of its reference
 * implementation.)
 */
public enum Rescaling {
  /** Each filter gets the norm of its weights: d_f · |w_f| / (|d_f| + 1e-10). */
  FILTER(true) {
    @Override
    double scale(double direction, double weight) {
      return weight / (direction + EPSILON);
    }
  },
  /** Each block gets the norm of its weights: d · |w| / |d|. */
  LAYER(false) {
    @Override
    double scale(double direction, double weight) {
      return direction == 0 ? 0 : weight / direction;
    }
  },
  /** Each entry is multiplied by its weight, sign included. */
  WEIGHT(false) {
    @Override
    double scale(double direction, double weight) {
      throw new UnsupportedOperationException("weight scales entry by entry");
    }

    @Override
    void rescale(ParameterBlock block, float[] direction, float[] weights, int from) {
      for (int i = from; i < from + block.size(); i++) {
        direction[i] *= weights[i];
      }
    }
  },
  /** Each filter gets norm 1: d_f / (|d_f| + 1e-10). */
  DFILTER(true) {
    @Override
    double scale(double direction, double weight) {
      return 1 / (direction + EPSILON);
    }
  },
  /** Each block gets norm 1: d / |d|. */
  DLAYER(false) {
    @Override
    double scale(double direction, double weight) {
      return direction == 0 ? 0 : 1 / direction;
    }
  },
  /** Left as drawn. */
  NONE(false) {
    @Override
    double scale(double direction, double weight) {
      return 1;
    }
  };

  /** Keeps a zero filter zero; the reference implementation's value. */
  private static final double EPSILON = 1e-10;

  private final boolean byFilter;

  Rescaling(boolean byFilter) {
    this.byFilter = byFilter;
  }

  /** The rescaling that the command line calls {@code name}. */
  public static Rescaling parse(String name) {
    return Arrays.stream(values())
        .filter(rescaling -> rescaling.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a norm is one of %s, got \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(Rescaling::toString)
                                .collect(Collectors.joining(", ")),
                            name)));
  }

  /** The rescaled {@code direction}, for weights over the same layout. */
  public ParameterVector rescale(ParameterVector direction, ParameterVector weights) {
    if (!direction.layout().equals(weights.layout())) {
      throw new IllegalArgumentException(
          "direction and weights must share one layout, got %s and %s"
              .formatted(direction.layout(), weights.layout()));
    }
    float[] scaled = direction.toArray();
    float[] w = weights.toArray();
    for (int b = 0; b < direction.layout().blocks().size(); b++) {
      ParameterBlock block = direction.layout().block(b);
      if (block.rank() >= 2) {
        rescale(block, scaled, w, direction.layout().offset(b));
      }
    }
    return ParameterVector.of(direction.layout(), scaled);
  }

  /** The factor for a slice whose direction and weights have these norms. */
  abstract double scale(double direction, double weight);

  /** Rescales one block of {@code direction} (modified), which begins at {@code from}. */
  void rescale(ParameterBlock block, float[] direction, float[] weights, int from) {
    Slices slices = byFilter ? Slices.filtersOf(block, from) : Slices.wholeOf(block, from);
    for (int s = 0; s < slices.count(); s++) {
      slices.multiply(direction, s, scale(slices.norm(direction, s), slices.norm(weights, s)));
    }
  }

  /** The name on the command line and in files. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
