// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import org.thalweg.landscape.surface.Grid;

/** A plane between its nodes: the spline, the function of the loss it went through, and holes. */
public final class SmoothPlane {
  private final Grid grid;
  private final BicubicSpline spline;
  private final Compression compression;
  private final MissingNodes holes;

  private SmoothPlane(
      Grid grid, BicubicSpline spline, Compression compression, MissingNodes holes) {
    this.grid = grid;
    this.spline = spline;
    this.compression = compression;
    this.holes = holes;
  }

  /** Through these values, in the grid's order; those that are not finite are holes. */
  static SmoothPlane through(Grid grid, double[] values) {
    Compression compression = Compression.of(values);
    MissingNodes holes = MissingNodes.of(grid.columns(), grid.rows(), compression.apply(values));
    BicubicSpline spline = BicubicSpline.through(grid.columns(), grid.rows(), holes.filled());
    return new SmoothPlane(grid, spline, compression, holes);
  }

  public Grid grid() {
    return grid;
  }

  BicubicSpline spline() {
    return spline;
  }

  Compression compression() {
    return compression;
  }

  MissingNodes holes() {
    return holes;
  }

  /** The loss at coordinates of the plane. */
  public double loss(double x, double y) {
    return compression.loss(spline.at(u(x), v(y)).value());
  }

  /** Whether coordinates are on the plane, between nodes that were measured. */
  boolean holds(double u, double v) {
    return spline.contains(u, v) && holes.isWhole(u, v);
  }

  double stepX() {
    return (grid.x().max() - grid.x().min()) / (grid.columns() - 1);
  }

  double stepY() {
    return (grid.y().max() - grid.y().min()) / (grid.rows() - 1);
  }

  double u(double x) {
    return (x - grid.x().min()) / stepX();
  }

  double v(double y) {
    return (y - grid.y().min()) / stepY();
  }

  double x(double u) {
    return grid.x().min() + u * stepX();
  }

  double y(double v) {
    return grid.y().min() + v * stepY();
  }
}
