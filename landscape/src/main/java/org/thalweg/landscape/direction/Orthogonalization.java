// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Directions made orthogonal filter by filter, so that every filter keeps its norm.
 *
 * <p>In each filter f: e ← e − ⟨e, d⟩/⟨d, d⟩ d for every earlier direction d, then e takes the norm
 * it had. The sum over filters is then orthogonal too; Gram-Schmidt over the whole vector would
 * give up the filter norms instead. A block of rank 0 or 1 is one filter.
 *
 * <p>A filter with nothing left becomes 0 and loses its norm: one entry has no second direction,
 * and a bias that moves along itself (d = w in every direction) moves in the first alone.
 */
public final class Orthogonalization {
  /** A remainder below this share of a filter is the rounding of floats. */
  private static final double PARALLEL = 1e-6;

  private Orthogonalization() {}

  /** The first direction as it is, each later one orthogonal to all before it. */
  public static List<ParameterVector> perFilter(List<ParameterVector> directions) {
    List<ParameterVector> orthogonal = new ArrayList<>();
    for (ParameterVector direction : directions) {
      orthogonal.add(orthogonal.isEmpty() ? direction : against(orthogonal, direction));
    }
    return orthogonal;
  }

  private static ParameterVector against(List<ParameterVector> earlier, ParameterVector direction) {
    ParameterLayout layout = direction.layout();
    requireLayout(layout, earlier.get(0).layout());
    float[] values = direction.toArray();
    for (int b = 0; b < layout.blocks().size(); b++) {
      double[] block = widened(direction.block(b));
      List<double[]> others = new ArrayList<>();
      for (ParameterVector other : earlier) {
        others.add(widened(other.block(b)));
      }
      orthogonalize(layout.block(b), block, others);
      for (int i = 0; i < block.length; i++) {
        values[layout.offset(b) + i] = (float) block[i];
      }
    }
    return ParameterVector.of(layout, values);
  }

  private static void requireLayout(ParameterLayout layout, ParameterLayout expected) {
    if (!layout.equals(expected)) {
      throw new IllegalArgumentException(
          "directions must share one layout, got %s and %s".formatted(expected, layout));
    }
  }

  /** Twice: what rounding leaves of the first pass, the second takes away. */
  private static void orthogonalize(ParameterBlock block, double[] values, List<double[]> others) {
    Filters filters = Filters.of(block);
    double[] had = filters.dots(values, values);
    for (int pass = 0; pass < 2; pass++) {
      for (double[] other : others) {
        subtractPart(filters, values, other);
      }
    }
    double[] left = filters.dots(values, values);
    for (int i = 0; i < values.length; i++) {
      int filter = filters.holding(i);
      boolean parallel = left[filter] <= PARALLEL * PARALLEL * had[filter];
      values[i] *= parallel ? 0 : Math.sqrt(had[filter] / left[filter]);
    }
  }

  /** Takes from every filter of {@code values} (modified) its part along {@code other}. */
  private static void subtractPart(Filters filters, double[] values, double[] other) {
    double[] along = filters.dots(values, other);
    double[] length = filters.dots(other, other);
    for (int i = 0; i < values.length; i++) {
      int filter = filters.holding(i);
      if (length[filter] > 0) {
        values[i] -= along[filter] / length[filter] * other[i];
      }
    }
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }
}
