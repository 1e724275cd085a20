// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.IsoLines;
import org.thalweg.render.figure.Polyline;

/** The relief in strokes and fills: shaded cells and their pieces of isolines, far ones first. */
final class PaintedRelief {
  private static final double FLOOR_PALENESS = 0.35;
  private static final Ink LINE = new Ink(0x10141a, 0.6);
  private static final Ink HALO = Ink.of(0xffffff);

  private final Canvas canvas;
  private final ReliefScene scene;
  private final Camera camera;
  private final HeightField field;
  private final Shader shader;
  private final Map<Integer, List<Piece>> pieces = new HashMap<>();

  /** A straight piece of a line within one cell, in u and v. */
  private record Piece(double u1, double v1, double u2, double v2, Pen halo, Pen pen) {}

  private PaintedRelief(
      Canvas canvas, ReliefScene scene, Camera camera, HeightField field, Light light) {
    this.canvas = canvas;
    this.scene = scene;
    this.camera = camera;
    this.field = field;
    shader = new Shader(field, light, camera, scene.palette());
  }

  static void draw(
      Canvas canvas, ReliefScene scene, Camera camera, HeightField field, Light light) {
    PaintedRelief relief = new PaintedRelief(canvas, scene, camera, field, light);
    relief.floor();
    relief.collectLines();
    relief.collectPaths();
    relief.cells();
  }

  private void floor() {
    Field whole = field.asField().filled();
    List<Double> levels = scene.levelPositions();
    Path2D square = new Path2D.Double();
    square.append(new Rectangle2D.Double(0, 0, 1, 1), false);
    canvas.fill(onFloor(square), pale(0, levels));
    AffineTransform toUnit =
        AffineTransform.getScaleInstance(1.0 / (field.columns() - 1), 1.0 / (field.rows() - 1));
    for (int i = 0; i < levels.size(); i++) {
      Path2D above = IsoLines.regionAbove(whole, levels.get(i));
      above.transform(toUnit);
      Path2D shown = onFloor(above);
      canvas.fill(shown, pale(i + 1, levels));
      canvas.stroke(shown, Pen.of(LINE.faded(0.6), 0.5));
    }
    holesOnFloor();
  }

  private void holesOnFloor() {
    for (int iy = 0; iy < field.rows() - 1; iy++) {
      for (int ix = 0; ix < field.columns() - 1; ix++) {
        if (field.isHole(ix, iy)) {
          Path2D cell = cell(ix, iy, true);
          canvas.fillGrown(cell, scene.theme().blank(), 0.6);
          hatch(ix, iy);
        }
      }
    }
  }

  /** One diagonal a cell, every other one: together they are long strokes. */
  private void hatch(int ix, int iy) {
    if ((ix + iy) % 2 == 0) {
      Point2D a = camera.project(field.x(ix), field.y(iy + 1), Relief.FLOOR);
      Point2D b = camera.project(field.x(ix + 1), field.y(iy), Relief.FLOOR);
      canvas.line(a.getX(), a.getY(), b.getX(), b.getY(), Pen.of(scene.theme().hatch(), 0.5));
    }
  }

  private Ink pale(int band, List<Double> levels) {
    double from = band == 0 ? 0 : levels.get(band - 1);
    double to = band == levels.size() ? 1 : levels.get(band);
    int rgb = scene.palette().atPosition((from + to) / 2).rgb();
    int paper = scene.theme().paper().rgb();
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double own = Srgb.linear(rgb >> shift);
      mixed |= Srgb.stored(own + FLOOR_PALENESS * (Srgb.linear(paper >> shift) - own)) << shift;
    }
    return Ink.of(mixed);
  }

  /** A path in u and v laid on the floor; straight lines stay straight. */
  private Path2D onFloor(Path2D path) {
    Path2D projected = new Path2D.Double(path.getWindingRule());
    double[] c = new double[6];
    for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
      int kind = i.currentSegment(c);
      if (kind == PathIterator.SEG_CLOSE) {
        projected.closePath();
        continue;
      }
      Point2D p = camera.project(2 * c[0] - 1, 2 * c[1] - 1, Relief.FLOOR);
      if (kind == PathIterator.SEG_MOVETO) {
        projected.moveTo(p.getX(), p.getY());
      } else {
        projected.lineTo(p.getX(), p.getY());
      }
    }
    return projected;
  }

  private void collectLines() {
    Field heights = field.asField();
    Pen pen = Pen.of(LINE, 0.7);
    for (double level : scene.levelPositions()) {
      for (Polyline line : IsoLines.at(heights, level)) {
        for (int i = 1; i < line.size(); i++) {
          add(
              line.x(i - 1) / (field.columns() - 1),
              line.y(i - 1) / (field.rows() - 1),
              line.x(i) / (field.columns() - 1),
              line.y(i) / (field.rows() - 1),
              pen,
              pen);
        }
      }
    }
  }

  private void collectPaths() {
    Axis x = scene.surface().grid().x();
    Axis y = scene.surface().grid().y();
    Pen halo = Pen.of(HALO, 4.2);
    List<ProjectedPath> paths = scene.surface().paths();
    for (int p = 0; p < paths.size(); p++) {
      ProjectedPath path = paths.get(p);
      Pen pen = Pen.of(scene.theme().path(p), 2.4);
      for (int i = 1; i < path.points().size(); i++) {
        ProjectedPath.Point a = path.points().get(i - 1);
        ProjectedPath.Point b = path.points().get(i);
        stretch(
            (a.x() - x.min()) / (x.max() - x.min()),
            (a.y() - y.min()) / (y.max() - y.min()),
            (b.x() - x.min()) / (x.max() - x.min()),
            (b.y() - y.min()) / (y.max() - y.min()),
            halo,
            pen);
      }
    }
  }

  /** Short enough pieces to lie in a cell each. */
  private void stretch(double u1, double v1, double u2, double v2, Pen halo, Pen pen) {
    int steps = Math.max(1, (int) Math.ceil(2 * field.columns() * Math.hypot(u2 - u1, v2 - v1)));
    for (int s = 0; s < steps; s++) {
      double from = (double) s / steps;
      double to = (s + 1.0) / steps;
      add(
          u1 + from * (u2 - u1),
          v1 + from * (v2 - v1),
          u1 + to * (u2 - u1),
          v1 + to * (v2 - v1),
          halo,
          pen);
    }
  }

  private void add(double u1, double v1, double u2, double v2, Pen halo, Pen pen) {
    int ix = (int) Math.floor((u1 + u2) / 2 * (field.columns() - 1));
    int iy = (int) Math.floor((v1 + v2) / 2 * (field.rows() - 1));
    if (ix >= 0 && iy >= 0 && ix < field.columns() - 1 && iy < field.rows() - 1) {
      pieces
          .computeIfAbsent(iy * field.columns() + ix, k -> new ArrayList<>())
          .add(new Piece(u1, v1, u2, v2, halo, pen));
    }
  }

  private void cells() {
    List<Integer> order = new ArrayList<>();
    for (int iy = 0; iy < field.rows() - 1; iy++) {
      for (int ix = 0; ix < field.columns() - 1; ix++) {
        if (!field.isHole(ix, iy)) {
          order.add(iy * field.columns() + ix);
        }
      }
    }
    // Over a height field the distance on the plane alone orders cells rightly.
    order.sort(
        Comparator.comparingDouble(
            (Integer k) ->
                -camera.depth(field.x(k % field.columns()), field.y(k / field.columns()), 0)));
    double[] rgb = new double[3];
    // Lines a front of cells later, or the nearer neighbour would cover half their width.
    int delay = Math.max(field.columns(), field.rows());
    for (int i = 0; i < order.size() + delay; i++) {
      if (i < order.size()) {
        int k = order.get(i);
        cell(k % field.columns(), k / field.columns(), rgb);
      }
      if (i >= delay) {
        lines(order.get(i - delay));
      }
    }
  }

  private void cell(int ix, int iy, double[] rgb) {
    double u = (ix + 0.5) / (field.columns() - 1);
    double v = (iy + 0.5) / (field.rows() - 1);
    shader.shade(u, v, rgb);
    Ink ink = Ink.of(Srgb.rgb(rgb[0], rgb[1], rgb[2]));
    Path2D cell = cell(ix, iy, false);
    canvas.fillGrown(cell, ink, 0.5);
  }

  private void lines(int cell) {
    List<Piece> here = pieces.getOrDefault(cell, List.of());
    for (Piece piece : here) {
      if (!piece.halo().equals(piece.pen())) {
        draw(piece, piece.halo());
      }
    }
    here.forEach(piece -> draw(piece, piece.pen()));
  }

  private void draw(Piece piece, Pen pen) {
    Point2D a = onSurface(piece.u1(), piece.v1());
    Point2D b = onSurface(piece.u2(), piece.v2());
    canvas.line(a.getX(), a.getY(), b.getX(), b.getY(), pen);
  }

  private Point2D onSurface(double u, double v) {
    return camera.project(2 * u - 1, 2 * v - 1, field.heightAt(u, v));
  }

  private Path2D cell(int ix, int iy, boolean floor) {
    Path2D cell = new Path2D.Double();
    for (int corner = 0; corner < 4; corner++) {
      int cx = ix + (corner == 1 || corner == 2 ? 1 : 0);
      int cy = iy + corner / 2;
      Point2D p =
          camera.project(field.x(cx), field.y(cy), floor ? Relief.FLOOR : field.height(cx, cy));
      if (corner == 0) {
        cell.moveTo(p.getX(), p.getY());
      } else {
        cell.lineTo(p.getX(), p.getY());
      }
    }
    cell.closePath();
    return cell;
  }
}
