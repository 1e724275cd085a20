// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

/**
 * Every node of a grid once, coarse to fine.
 *
 * <p>The middle node comes first; then the nodes whose distance from it, along both axes, is a
 * multiple of 2ᵏ, for falling k. An unfinished survey thus covers the whole plane evenly.
 */
public final class GridPlan implements SamplingPlan {
  private final List<Integer> order;

  public GridPlan(Grid grid) {
    this.order = List.copyOf(coarseToFine(grid));
  }

  @Override
  public List<Integer> nextRound(Map<Integer, Sample> known) {
    return order.stream().filter(node -> !known.containsKey(node)).toList();
  }

  private static List<Integer> coarseToFine(Grid grid) {
    int longest = Math.max(grid.columns(), grid.rows());
    List<Integer> order = new ArrayList<>(grid.size());
    boolean[] taken = new boolean[grid.size()];
    for (int step = Integer.highestOneBit(longest); step >= 1; step /= 2) {
      for (int iy = first(grid.rows(), step); iy < grid.rows(); iy += step) {
        for (int ix = first(grid.columns(), step); ix < grid.columns(); ix += step) {
          int node = grid.index(ix, iy);
          if (!taken[node]) {
            taken[node] = true;
            order.add(node);
          }
        }
      }
    }
    return order;
  }

  /** The first index that lies a multiple of {@code step} before the middle. */
  static int first(int count, int step) {
    return (count - 1) / 2 % step;
  }
}
