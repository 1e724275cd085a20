// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.layer;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.quadratic.LocalQuadratic;
import org.thalweg.landscape.analysis.quadratic.ValidityRegion;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.IsoLines;
import org.thalweg.render.figure.Polyline;

/** The quadratic model over a measured plane: its lines dashed, and the rim of where it holds. */
public final class QuadraticLayer {
  private static final Ink HALO = Ink.of(0xffffff);
  private static final Ink DARK = Ink.of(0x10141a);
  private static final Pen DASHES = Pen.of(DARK, 1.3).dashed(5, 4);
  private static final Pen RIM = Pen.of(Ink.of(0xd7263d), 2.4);
  private static final int NODES = 241;
  private static final double LEGEND = 240;

  private final Window window;
  private final LocalQuadratic model;
  private final ValidityRegion reach;
  private final Grid grid;
  private final Legend legend;
  private Rectangle2D.Double box = new Rectangle2D.Double();

  /**
   * @param tolerance in words, such as "10 % of its rise"
   */
  public QuadraticLayer(
      Window window, Grid grid, LocalQuadratic model, ValidityRegion reach, String tolerance) {
    this.window = window;
    this.grid = grid;
    this.model = model;
    this.reach = reach;
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(new Legend.Entry("quadratic model", DASHES));
    if (!reach.isEverywhere()) {
      entries.add(new Legend.Entry("holds to " + tolerance, RIM));
    }
    legend = new Legend(entries, HALO, DARK);
  }

  /** Finds the legend's corner; words placed later keep off it. A narrow plane has none. */
  public void placeLegend(Placement placement, List<Line2D> lines) {
    if (isRoomy()) {
      box = legend.place(window.area(), lines);
      placement.take(box);
    }
  }

  private boolean isRoomy() {
    return window.area().width > LEGEND;
  }

  /** Draws the model's lines at {@code levels} where the measured ones lie, and the rim. */
  public void draw(Canvas canvas, List<Double> levels) {
    Field values = values();
    Path2D dashed = new Path2D.Double();
    for (double level : levels) {
      for (Polyline line : IsoLines.at(values, level)) {
        onSheet(line, values.columns(), values.rows()).addTo(dashed);
      }
    }
    canvas.stroke(dashed, Pen.of(HALO.faded(0.75), 2.6));
    canvas.stroke(dashed, DASHES);
    Path2D rim = rim();
    canvas.stroke(rim, Pen.of(HALO.faded(0.9), 4.4));
    canvas.stroke(rim, RIM);
  }

  /** Apart from the lines, so that other layers may come between. */
  public void drawLegend(Canvas canvas) {
    if (isRoomy()) {
      legend.draw(canvas, box);
    }
  }

  /** The model on nodes of its own: a coarse grid would bend its ellipses. */
  private Field values() {
    double[] all = new double[NODES * NODES];
    Axis x = new Axis(grid.x().min(), grid.x().max(), NODES);
    Axis y = new Axis(grid.y().min(), grid.y().max(), NODES);
    for (int iy = 0; iy < NODES; iy++) {
      for (int ix = 0; ix < NODES; ix++) {
        all[iy * NODES + ix] = model.at(x.at(ix), y.at(iy));
      }
    }
    return Field.of(NODES, NODES, all);
  }

  private Path2D rim() {
    Path2D rim = new Path2D.Double();
    double[] excess = reach.excess();
    for (int i = 0; i < excess.length; i++) {
      // A node without a number is out; lines need numbers.
      excess[i] = Math.min(excess[i], Double.MAX_VALUE / 1e10);
    }
    Field field = Field.of(grid.columns(), grid.rows(), excess);
    for (Polyline line : IsoLines.at(field, 0)) {
      onSheet(line, grid.columns(), grid.rows()).addTo(rim);
    }
    return rim;
  }

  private Polyline onSheet(Polyline line, int columns, int rows) {
    return line.map(
        ix -> window.x(along(grid.x(), ix / (columns - 1))),
        iy -> window.y(along(grid.y(), iy / (rows - 1))));
  }

  private static double along(Axis axis, double share) {
    return axis.min() + share * (axis.max() - axis.min());
  }
}
