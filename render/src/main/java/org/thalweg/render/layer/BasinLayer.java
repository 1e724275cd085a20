// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.Theme;

/** The basins of a plane: tinted where the paper is bare, and their borders. */
public final class BasinLayer {
  private static final Ink LIGHT = Ink.of(0xffffff);
  private static final double TINT = 0.16;

  private final Window window;
  private final Topology topology;
  private final Grid grid;
  private final int[] labels;

  private BasinLayer(Window window, Topology topology) {
    this.window = window;
    this.topology = topology;
    grid = topology.field().grid();
    labels = topology.basins().labels();
  }

  /**
   * Draws them.
   *
   * @param tinted whether each basin has a colour of its own
   */
  public static void draw(Canvas canvas, Window window, Topology topology, boolean tinted) {
    BasinLayer layer = new BasinLayer(window, topology);
    if (tinted) {
      layer.tints(canvas);
    }
    layer.borders(canvas);
  }

  private void tints(Canvas canvas) {
    Map<Integer, Path2D> areas = new LinkedHashMap<>();
    topology.basins().all().forEach(b -> areas.put(b.minimum(), new Path2D.Double()));
    for (int iy = 0; iy < grid.rows(); iy++) {
      int from = 0;
      for (int ix = 1; ix <= grid.columns(); ix++) {
        boolean end = ix == grid.columns();
        int label = labels[grid.index(from, iy)];
        if (end || labels[grid.index(ix, iy)] != label) {
          Path2D area = areas.get(label);
          if (area != null) {
            area.append(box(from, ix - 1, iy), false);
          }
          from = ix;
        }
      }
    }
    Theme theme = window.frame().theme();
    int number = 0;
    for (Path2D area : areas.values()) {
      canvas.fill(area, theme.curve(number++).faded(TINT));
    }
  }

  /** The nodes {@code from} to {@code to} of a row with half a step around them. */
  private Rectangle2D box(int from, int to, int iy) {
    double left = x(from - 0.5);
    double top = y(iy + 0.5);
    return new Rectangle2D.Double(left, top, x(to + 0.5) - left, y(iy - 0.5) - top);
  }

  /** Between every two neighbours of different basins, half way. */
  private void borders(Canvas canvas) {
    Path2D border = new Path2D.Double();
    for (int iy = 0; iy < grid.rows(); iy++) {
      for (int ix = 0; ix < grid.columns(); ix++) {
        int label = labels[grid.index(ix, iy)];
        if (ix + 1 < grid.columns() && labels[grid.index(ix + 1, iy)] != label) {
          border.moveTo(x(ix + 0.5), y(iy - 0.5));
          border.lineTo(x(ix + 0.5), y(iy + 0.5));
        }
        if (iy + 1 < grid.rows() && labels[grid.index(ix, iy + 1)] != label) {
          border.moveTo(x(ix - 0.5), y(iy + 0.5));
          border.lineTo(x(ix + 0.5), y(iy + 0.5));
        }
      }
    }
    canvas.stroke(border, Pen.of(LIGHT.faded(0.7), 2.4));
    canvas.stroke(border, Pen.of(window.frame().theme().hatch(), 1));
  }

  private double x(double node) {
    return window.x(place(grid.x(), node));
  }

  private double y(double node) {
    return window.y(place(grid.y(), node));
  }

  private static double place(Axis axis, double node) {
    double clamped = Math.max(0, Math.min(axis.count() - 1, node));
    return axis.min() + clamped * (axis.max() - axis.min()) / (axis.count() - 1);
  }
}
