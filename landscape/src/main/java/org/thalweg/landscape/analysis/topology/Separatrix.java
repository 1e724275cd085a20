// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.List;
import java.util.OptionalInt;

/**
 * The line of steepest descent or ascent from a saddle to an extremum.
 *
 * <p>It runs along the edges of the triangulation. Where minima were cancelled it runs over their
 * saddles, and so may rise within the threshold.
 *
 * @param descends to a minimum; else it ascends, to a maximum or out of the grid
 * @param nodes from the saddle to its last node on the grid
 * @param extremum where it ends; empty if it leaves the grid
 */
public record Separatrix(boolean descends, List<Integer> nodes, OptionalInt extremum) {
  public Separatrix {
    nodes = List.copyOf(nodes);
  }

  public int saddle() {
    return nodes.get(0);
  }
}
