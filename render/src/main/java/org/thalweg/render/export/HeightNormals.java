// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import org.thalweg.landscape.surface.Grid;

/** Unit normals of a height over a grid, by central differences. */
final class HeightNormals {
  /** Its square is finite, so that the steepest cliff still has a normal. */
  private static final double STEEPEST = 1e150;

  private final Grid grid;
  private final double[] heights;

  private HeightNormals(Grid grid, double[] heights) {
    this.grid = grid;
    this.heights = heights;
  }

  /**
   * x, y, z of every normal in turn; upright on a line.
   *
   * @param heights finite, one a node; what follows the nodes is taken as flat
   */
  static double[] of(Grid grid, double[] heights) {
    return new HeightNormals(grid, heights).all();
  }

  private double[] all() {
    double[] all = new double[3 * heights.length];
    for (int i = 0; i < heights.length; i++) {
      boolean flat = i >= grid.size() || grid.dimension() == 1;
      double dx = flat ? 0 : slopeX(grid.ix(i), grid.iy(i));
      double dy = flat ? 0 : slopeY(grid.ix(i), grid.iy(i));
      double length = Math.sqrt(1 + dx * dx + dy * dy);
      // Not −dx: a flat place would get a negative zero.
      all[3 * i] = (0 - dx) / length;
      all[3 * i + 1] = (0 - dy) / length;
      all[3 * i + 2] = 1 / length;
    }
    return all;
  }

  private double slopeX(int ix, int iy) {
    int low = Math.max(0, ix - 1);
    int high = Math.min(grid.columns() - 1, ix + 1);
    return slope(
        heights[grid.index(high, iy)] - heights[grid.index(low, iy)],
        grid.x().at(high) - grid.x().at(low));
  }

  private double slopeY(int ix, int iy) {
    int low = Math.max(0, iy - 1);
    int high = Math.min(grid.rows() - 1, iy + 1);
    return slope(
        heights[grid.index(ix, high)] - heights[grid.index(ix, low)],
        grid.y().at(high) - grid.y().at(low));
  }

  static double slope(double rise, double run) {
    return Math.max(-STEEPEST, Math.min(STEEPEST, rise / run));
  }
}
