// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.trajectory.ProjectedPath;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;

/** Training paths over a plane: a line with a halo, a ring at the start, a disc at the end. */
final class PathLayer {
  private static final Ink HALO = Ink.of(0xffffff);
  private static final List<Ink> FURTHER =
      List.of(Ink.of(0xff8c1a), Ink.of(0xb2459b), Ink.of(0x2b6fd6), Ink.of(0x8a5a2b));
  private static final int MOST_DOTS = 60;

  private final Surface surface;
  private final Frame frame;

  PathLayer(Surface surface, Frame frame) {
    this.surface = surface;
    this.frame = frame;
  }

  /** The pieces of all paths, for labels to keep off. */
  List<Line2D> shape() {
    List<Line2D> pieces = new ArrayList<>();
    for (ProjectedPath path : surface.paths()) {
      for (int i = 1; i < path.points().size(); i++) {
        ProjectedPath.Point a = path.points().get(i - 1);
        ProjectedPath.Point b = path.points().get(i);
        pieces.add(new Line2D.Double(x(a), y(a), x(b), y(b)));
      }
    }
    return pieces;
  }

  void draw(Canvas canvas) {
    if (surface.paths().isEmpty()) {
      centre(canvas);
    }
    for (int i = 0; i < surface.paths().size(); i++) {
      ProjectedPath path = surface.paths().get(i);
      if (!path.points().isEmpty()) {
        draw(canvas, path, ink(i));
      }
    }
    if (surface.paths().size() > 1) {
      legend(canvas);
    }
  }

  private void draw(Canvas canvas, ProjectedPath path, Ink ink) {
    Path2D line = new Path2D.Double();
    ProjectedPath.Point first = path.points().get(0);
    line.moveTo(x(first), y(first));
    path.points().forEach(p -> line.lineTo(x(p), y(p)));
    canvas.stroke(line, Pen.of(HALO.faded(0.9), 4.6));
    canvas.stroke(line, Pen.of(ink, 2.2));
    if (path.points().size() <= MOST_DOTS) {
      path.points().forEach(p -> disc(canvas, p, 2.6, ink));
    }
    ProjectedPath.Point last = path.points().get(path.points().size() - 1);
    disc(canvas, first, 5.6, HALO);
    canvas.stroke(circle(first, 5.6), Pen.of(ink, 2.2));
    disc(canvas, last, 7, HALO);
    disc(canvas, last, 5.4, ink);
  }

  private void disc(Canvas canvas, ProjectedPath.Point p, double radius, Ink ink) {
    canvas.fill(circle(p, radius), ink);
  }

  private Ellipse2D circle(ProjectedPath.Point p, double radius) {
    return new Ellipse2D.Double(x(p) - radius, y(p) - radius, 2 * radius, 2 * radius);
  }

  /** Names in the upper left corner, where one is not enough. */
  private void legend(Canvas canvas) {
    double y = frame.area().y + 12;
    for (int i = 0; i < surface.paths().size(); i++, y += 18) {
      String name = surface.paths().get(i).name();
      Lettering lettering = Lettering.of(Ink.of(0x10141a), 11);
      double width = lettering.widthOf(name) + 40;
      canvas.fill(new Rectangle2D.Double(frame.area().x + 8, y - 4, width, 18), HALO.faded(0.85));
      canvas.line(frame.area().x + 14, y + 5, frame.area().x + 32, y + 5, Pen.of(ink(i), 2.4));
      canvas.text(name, frame.area().x + 40, y + 9, lettering);
    }
  }

  private Ink ink(int path) {
    return path == 0 ? frame.theme().path() : FURTHER.get((path - 1) % FURTHER.size());
  }

  /** A small cross where the unmoved model lies. */
  private void centre(Canvas canvas) {
    double x = frame.x(surface.grid().x(), 0);
    double y = frame.y(surface.grid().y(), 0);
    if (frame.area().contains(x, y)) {
      Path2D cross = new Path2D.Double();
      cross.moveTo(x - 5, y);
      cross.lineTo(x + 5, y);
      cross.moveTo(x, y - 5);
      cross.lineTo(x, y + 5);
      canvas.stroke(cross, Pen.of(HALO, 3.4));
      canvas.stroke(cross, Pen.of(Ink.of(0x10141a), 1.4));
    }
  }

  private double x(ProjectedPath.Point p) {
    return frame.x(surface.grid().x(), p.x());
  }

  private double y(ProjectedPath.Point p) {
    return frame.y(surface.grid().y(), p.y());
  }
}
