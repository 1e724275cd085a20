// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.List;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * The nodes of a line or a plane, and the only owner of their order: row-major {@code [iy][ix]}, x
 * fastest.
 *
 * @param axes one axis, x, or two, x and y
 */
public record Grid(List<Axis> axes) {

  public Grid {
    axes = List.copyOf(axes);
    if (axes.isEmpty() || axes.size() > 2) {
      throw new IllegalArgumentException("a grid has 1 or 2 axes, got " + axes.size());
    }
  }

  public static Grid line(Axis x) {
    return new Grid(List.of(x));
  }

  public static Grid plane(Axis x, Axis y) {
    return new Grid(List.of(x, y));
  }

  public int dimension() {
    return axes.size();
  }

  public Axis x() {
    return axes.get(0);
  }

  /** The second axis; throws on a line. */
  public Axis y() {
    if (axes.size() < 2) {
      throw new IllegalStateException("a line has no y axis");
    }
    return axes.get(1);
  }

  public int columns() {
    return x().count();
  }

  /** The number of y nodes; 1 on a line. */
  public int rows() {
    return axes.size() < 2 ? 1 : y().count();
  }

  public int size() {
    return Math.multiplyExact(columns(), rows());
  }

  public int index(int ix, int iy) {
    return iy * columns() + ix;
  }

  public int ix(int index) {
    return index % columns();
  }

  public int iy(int index) {
    return index / columns();
  }

  public Coordinates at(int index) {
    double x = x().at(ix(index));
    return dimension() == 1 ? Coordinates.of(x) : Coordinates.of(x, y().at(iy(index)));
  }
}
