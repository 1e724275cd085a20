// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Rectangle2D;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/** The part of a plane that a frame shows. */
public record Window(Frame frame, Axis x, Axis y) {

  /** All nodes of {@code grid}; boxes reach half a step beyond the outer ones. */
  public static Window of(Frame frame, Grid grid, PlaneLayer.Look look) {
    boolean boxes = look == PlaneLayer.Look.BOXES;
    return boxes
        ? new Window(frame, widened(grid.x()), widened(grid.y()))
        : new Window(frame, grid.x(), grid.y());
  }

  private static Axis widened(Axis axis) {
    double half = (axis.max() - axis.min()) / (axis.count() - 1) / 2;
    return new Axis(axis.min() - half, axis.max() + half, axis.count());
  }

  public double x(double value) {
    return frame.x(x, value);
  }

  public double y(double value) {
    return frame.y(y, value);
  }

  public boolean contains(double atX, double atY) {
    return atX >= x.min() && atX <= x.max() && atY >= y.min() && atY <= y.max();
  }

  Rectangle2D.Double area() {
    return frame.area();
  }
}
