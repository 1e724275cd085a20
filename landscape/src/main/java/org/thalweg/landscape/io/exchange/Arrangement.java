// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.List;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/**
 * How a tool's matrices lie on a grid.
 *
 * @param rowsAreY whether the first index is y, as in ours; it is x where NumPy says {@code ij}
 */
record Arrangement(Grid grid, boolean rowsAreY) {
  private static final double SAME = 1e-6;

  /** The grid of two coordinate matrices, whichever of them grows along rows. */
  static Arrangement ofMeshgrid(NamedArrays file, String name, NumberArray x, NumberArray y) {
    if (x.rank() != 2 || !x.shape().equals(y.shape())) {
      throw file.problem(
          "%s must be two matrices of one shape, got %s and %s"
              .formatted(name, x.shape(), y.shape()));
    }
    if (x.extent(0) < 2 || x.extent(1) < 2) {
      throw file.problem("%s must be at least 2 × 2, got %s".formatted(name, x.shape()));
    }
    boolean rowsAreY = Math.abs(x.get(0, 1) - x.get(0, 0)) > Math.abs(x.get(1, 0) - x.get(0, 0));
    Axis columns = axis(file, name, rowsAreY ? x.row(0) : y.row(0));
    Axis rows = axis(file, name, rowsAreY ? y.column(0) : x.column(0));
    requireEqual(file, name, rowsAreY ? x : y, columns, false);
    requireEqual(file, name, rowsAreY ? y : x, rows, true);
    return new Arrangement(
        rowsAreY ? Grid.plane(columns, rows) : Grid.plane(rows, columns), rowsAreY);
  }

  private static void requireEqual(
      NamedArrays file, String name, NumberArray coordinates, Axis axis, boolean alongRows) {
    for (int row = 0; row < coordinates.extent(0); row++) {
      for (int column = 0; column < coordinates.extent(1); column++) {
        double wanted = axis.at(alongRows ? row : column);
        double got = coordinates.get(row, column);
        if (!(Math.abs(got - wanted) <= SAME * (axis.max() - axis.min()))) {
          throw file.problem(
              "%s must span a rectangular grid, got %s in row %d, column %d instead of %s"
                  .formatted(name, got, row, column, wanted));
        }
      }
    }
  }

  /** An axis of these coordinates. */
  static Axis axis(NamedArrays file, String name, double[] coordinates) {
    try {
      return Axis.through(coordinates);
    } catch (IllegalArgumentException e) {
      throw file.problem("%s: %s".formatted(name, e.getMessage()));
    }
  }

  /** An array of the file in the grid's order. */
  double[] values(NamedArrays file, String name) {
    NumberArray array = file.array(name);
    List<Integer> wanted = shape();
    if (!array.shape().equals(wanted)) {
      throw file.problem(
          "\"%s\" must have the shape %s of its coordinates, got %s"
              .formatted(name, wanted, array.shape()));
    }
    return (rowsAreY ? array : array.transposed()).toArray();
  }

  private List<Integer> shape() {
    if (grid.dimension() == 1) {
      return List.of(grid.columns());
    }
    return rowsAreY ? List.of(grid.rows(), grid.columns()) : List.of(grid.columns(), grid.rows());
  }

  boolean fits(NumberArray array) {
    return array.shape().equals(shape());
  }
}
