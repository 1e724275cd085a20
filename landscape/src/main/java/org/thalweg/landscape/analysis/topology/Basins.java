// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.surface.Grid;

/**
 * The region of every minimum: the nodes from which steepest descent ends in it.
 *
 * <p>After simplification: the region of a cancelled minimum belongs to the one across its saddle.
 * Every node is in one basin, and a basin is connected. Immutable.
 */
public final class Basins {
  private final Grid grid;
  private final int[] labels;
  private final int[] sizes;
  private final List<Basin> all;

  /**
   * One region.
   *
   * @param minimum its lowest node
   * @param nodes how many nodes it has
   * @param area in the grid's coordinates: a node stands for the points nearest to it
   */
  public record Basin(int minimum, int nodes, double area) {}

  /** {@code ends} holds a minimum a node, and maybe more entries, which are ignored. */
  Basins(Grid grid, int[] ends) {
    this.grid = grid;
    labels = Arrays.copyOf(ends, grid.size());
    sizes = new int[labels.length];
    for (int label : labels) {
      sizes[label]++;
    }
    all = measure();
  }

  private List<Basin> measure() {
    double width = (grid.x().max() - grid.x().min()) / (grid.columns() - 1);
    double height = (grid.y().max() - grid.y().min()) / (grid.rows() - 1);
    int[] quarters = new int[labels.length];
    for (int node = 0; node < labels.length; node++) {
      quarters[labels[node]] += quarters(node);
    }
    return IntStream.range(0, sizes.length)
        .filter(minimum -> sizes[minimum] > 0)
        .mapToObj(m -> new Basin(m, sizes[m], quarters[m] / 4.0 * (width * height)))
        .sorted(Comparator.comparingInt(Basin::nodes).reversed().thenComparing(Basin::minimum))
        .toList();
  }

  /** The quarters of a cell that lie around a node. */
  private int quarters(int node) {
    int ix = grid.ix(node);
    int iy = grid.iy(node);
    int across = ix == 0 || ix == grid.columns() - 1 ? 1 : 2;
    int along = iy == 0 || iy == grid.rows() - 1 ? 1 : 2;
    return across * along;
  }

  /** The minimum whose basin holds {@code node}. */
  public int minimumOf(int node) {
    return labels[node];
  }

  /** A copy of the labels, a minimum a node, in the grid's order. */
  public int[] labels() {
    return labels.clone();
  }

  /** All basins, those of most nodes first. */
  public List<Basin> all() {
    return all;
  }

  /** The share of the grid's nodes in the basin of {@code minimum}. */
  public double share(int minimum) {
    return (double) sizes[minimum] / labels.length;
  }
}
