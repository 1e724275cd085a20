// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import org.thalweg.landscape.surface.Grid;

/**
 * The triangulation of a grid with one diagonal a cell, along (+1, +1).
 *
 * <p>Every node has a cycle of 6 neighbours, E, NE, N, W, SW, S; on the border some of them, one
 * after the other in the cycle, lie outside. Sets of neighbours are masks of 6 bits.
 */
final class Freudenthal {
  static final int NEIGHBOURS = 6;

  /** All neighbours. */
  static final int ALL = (1 << NEIGHBOURS) - 1;

  private static final int[] RIGHT = {1, 1, 0, -1, -1, 0};
  private static final int[] UP = {0, 1, 1, 0, -1, -1};

  // Of each mask, the number of runs of set bits around the cycle.
  private static final byte[] RUNS = new byte[ALL + 1];

  static {
    for (int mask = 1; mask < ALL; mask++) {
      RUNS[mask] = (byte) Integer.bitCount(mask & ~next(mask));
    }
    RUNS[ALL] = 1;
  }

  private final int columns;
  private final int rows;
  private final int[] steps = new int[NEIGHBOURS];
  private final double[] lengths = new double[NEIGHBOURS];

  Freudenthal(Grid grid) {
    columns = grid.columns();
    rows = grid.rows();
    double width = (grid.x().max() - grid.x().min()) / (columns - 1);
    double height = (grid.y().max() - grid.y().min()) / (rows - 1);
    for (int k = 0; k < NEIGHBOURS; k++) {
      steps[k] = RIGHT[k] + UP[k] * columns;
      lengths[k] = Math.hypot(RIGHT[k] * width, UP[k] * height);
    }
  }

  /** The neighbours that lie on the grid. */
  int inside(int node) {
    int ix = node % columns;
    int iy = node / columns;
    int mask = ALL;
    if (ix == 0) {
      mask &= ~0b011000;
    }
    if (ix == columns - 1) {
      mask &= ~0b000011;
    }
    if (iy == 0) {
      mask &= ~0b110000;
    }
    if (iy == rows - 1) {
      mask &= ~0b000110;
    }
    return mask;
  }

  /** The {@code k}-th neighbour, which must lie on the grid. */
  int neighbour(int node, int k) {
    return node + steps[k];
  }

  /** The distance to the {@code k}-th neighbour in the grid's coordinates. */
  double length(int k) {
    return lengths[k];
  }

  /** The number of connected pieces of a set of neighbours. */
  static int pieces(int mask) {
    return RUNS[mask];
  }

  /** The piece of {@code mask} that holds its {@code k}-th neighbour. */
  static int piece(int mask, int k) {
    int piece = 1 << k;
    int grown = grow(piece) & mask;
    while (grown != piece) {
      piece = grown;
      grown = grow(piece) & mask;
    }
    return piece;
  }

  private static int grow(int mask) {
    int previous = ((mask >> 1) | (mask << (NEIGHBOURS - 1))) & ALL;
    return mask | next(mask) | previous;
  }

  /** Every neighbour moved on by one in the cycle. */
  private static int next(int mask) {
    return ((mask << 1) | (mask >> (NEIGHBOURS - 1))) & ALL;
  }
}
