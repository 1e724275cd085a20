// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.parameters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A point or a direction in parameter space: floats over a layout, sums in double.
 *
 * <p>Immutable. Costs 4 bytes an entry; every operation is one pass.
 */
public final class ParameterVector {
  private final ParameterLayout layout;
  private final float[] values;

  private ParameterVector(ParameterLayout layout, float[] values) {
    this.layout = layout;
    this.values = values;
  }

  /**
   * A vector over {@code layout} with a copy of {@code values}, of length {@code layout.size()}.
   */
  public static ParameterVector of(ParameterLayout layout, float[] values) {
    if (values.length != layout.size()) {
      throw new IllegalArgumentException(
          "a vector over this layout has %d entries, got %d"
              .formatted(layout.size(), values.length));
    }
    return new ParameterVector(layout, values.clone());
  }

  public static ParameterVector zero(ParameterLayout layout) {
    return new ParameterVector(layout, new float[layout.size()]);
  }

  public ParameterLayout layout() {
    return layout;
  }

  public float get(int index) {
    return values[index];
  }

  /** A fresh copy of the entries, of length {@code layout().size()}. */
  public float[] toArray() {
    return values.clone();
  }

  /** A fresh copy of one block's entries, row-major. */
  public float[] block(int index) {
    int from = layout.offset(index);
    return Arrays.copyOfRange(values, from, from + layout.block(index).size());
  }

  /** Σ aᵢ bᵢ over all blocks, in double. */
  public double dot(ParameterVector other) {
    requireSameLayout(other);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) values[i] * other.values[i];
    }
    return sum;
  }

  /** The Euclidean norm over all blocks. */
  public double norm() {
    return norm(block -> true);
  }

  /** The Euclidean norm over the blocks that {@code which} accepts. */
  public double norm(Predicate<ParameterBlock> which) {
    double sum = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (which.test(layout.block(b))) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          sum += (double) values[i] * values[i];
        }
      }
    }
    return Math.sqrt(sum);
  }

  /** This + scale · other, each entry rounded once. */
  public ParameterVector plus(double scale, ParameterVector other) {
    requireSameLayout(other);
    float[] sum = new float[values.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (float) (values[i] + scale * other.values[i]);
    }
    return new ParameterVector(layout, sum);
  }

  public ParameterVector minus(ParameterVector other) {
    return plus(-1, other);
  }

  /** A copy whose entries are zero in the blocks that {@code which} accepts. */
  public ParameterVector withZero(Predicate<ParameterBlock> which) {
    float[] copy = values.clone();
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (which.test(layout.block(b))) {
        Arrays.fill(copy, layout.offset(b), layout.offset(b + 1), 0f);
      }
    }
    return new ParameterVector(layout, copy);
  }

  /** The name of the first block that holds NaN or an infinity, if any. */
  public Optional<ParameterBlock> firstNonFiniteBlock() {
    for (int b = 0; b < layout.blocks().size(); b++) {
      for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
        if (!Float.isFinite(values[i])) {
          return Optional.of(layout.block(b));
        }
      }
    }
    return Optional.empty();
  }

  private void requireSameLayout(ParameterVector other) {
    if (!layout.equals(other.layout)) {
      throw new IllegalArgumentException(
          "vectors must share one layout, got %s and %s".formatted(layout, other.layout));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterVector vector
        && layout.equals(vector.layout)
        && Arrays.equals(values, vector.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "vector over %s, norm %.6g", layout, norm());
  }
}
