// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.caption.Numbers;
import org.thalweg.render.figure.AxisTitle;
import org.thalweg.render.figure.Ticks;

/** Axes of the box: x and y along the floor's near edges, z up at its left corner. */
final class SolidAxes {
  private static final double TEXT = 11.5;
  private static final double SMALLEST = 0.85;
  private static final double TICK = 6;
  private static final double LABEL = 17;
  private static final double TITLE = 22;

  private final ReliefScene scene;
  private final Camera camera;
  private final double nearX;
  private final double nearY;

  SolidAxes(ReliefScene scene, Camera camera) {
    this.scene = scene;
    this.camera = camera;
    nearX = camera.toEye(0) >= 0 ? 1 : -1;
    nearY = camera.toEye(1) >= 0 ? 1 : -1;
  }

  /** The upright axis, which the surface may hide. */
  void behind(Canvas canvas) {
    Point2D.Double corner = leftCorner();
    Point2D.Double foot = camera.project(corner.x, corner.y, Relief.FLOOR);
    Point2D.Double zero = camera.project(corner.x, corner.y, 0);
    Point2D.Double top = camera.project(corner.x, corner.y, HeightField.TOP);
    canvas.line(foot.x, foot.y, zero.x, zero.y, faint().dashed(2, 3));
    canvas.line(zero.x, zero.y, top.x, top.y, pen());
    double last = Double.MAX_VALUE;
    for (double tick : scene.palette().scale().ticks(6)) {
      double z = HeightField.TOP * scene.palette().scale().position(tick);
      Point2D.Double at = camera.project(corner.x, corner.y, z);
      if (last - at.y > 14) {
        last = at.y;
        canvas.line(at.x, at.y, at.x - TICK, at.y, pen());
        canvas.text(
            Numbers.text(tick, 4),
            at.x - TICK - 4,
            at.y + lettering().capHeight() / 2,
            lettering().end());
      }
    }
  }

  private Point2D.Double leftCorner() {
    Point2D.Double left = new Point2D.Double(nearX, -nearY);
    Point2D.Double other = new Point2D.Double(-nearX, nearY);
    boolean first = camera.project(left.x, left.y, 0).x < camera.project(other.x, other.y, 0).x;
    return first ? left : other;
  }

  /** The floor's frame with the ticks and titles of x and y. */
  void around(Canvas canvas) {
    Path2D frame = new Path2D.Double();
    move(frame, nearX, -nearY, true);
    move(frame, nearX, nearY, false);
    move(frame, -nearX, nearY, false);
    canvas.stroke(frame, pen());
    edge(canvas, scene.surface().grid().x(), AxisTitle.x(scene.surface()), true);
    edge(canvas, scene.surface().grid().y(), AxisTitle.y(scene.surface()), false);
  }

  private void move(Path2D path, double x, double y, boolean start) {
    Point2D.Double p = camera.project(x, y, Relief.FLOOR);
    if (start) {
      path.moveTo(p.x, p.y);
    } else {
      path.lineTo(p.x, p.y);
    }
  }

  private void edge(Canvas canvas, Axis axis, String title, boolean alongX) {
    Point2D.Double from = onEdge(-1, alongX);
    Point2D.Double to = onEdge(1, alongX);
    Point2D.Double out = outward(from, to);
    double widest = 0;
    for (double tick : Ticks.linear(axis.min(), axis.max(), 5)) {
      Point2D.Double at = onEdge(2 * (tick - axis.min()) / (axis.max() - axis.min()) - 1, alongX);
      canvas.line(at.x, at.y, at.x + TICK * out.x, at.y + TICK * out.y, pen());
      String label = Numbers.text(tick, 6);
      double half = lettering().widthOf(label) / 2;
      widest = Math.max(widest, half);
      double away = LABEL + half * Math.abs(out.x) * 0.7;
      canvas.text(
          label,
          at.x + away * out.x,
          at.y + away * out.y + lettering().capHeight() / 2,
          lettering().middle());
    }
    double away = LABEL + 1.7 * widest * Math.abs(out.x) + TITLE;
    title(canvas, title, from, to, new Point2D.Double(away * out.x, away * out.y));
  }

  private void title(
      Canvas canvas, String title, Point2D.Double from, Point2D.Double to, Point2D.Double out) {
    double angle = Math.toDegrees(Math.atan2(to.y - from.y, to.x - from.x));
    double upright = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle;
    double shrink = Math.min(1, from.distance(to) / lettering().widthOf(title));
    Lettering smaller = Lettering.of(scene.theme().ink(), TEXT * Math.max(SMALLEST, shrink));
    canvas.text(
        AxisTitle.fitting(title, smaller, from.distance(to) * 1.01),
        (from.x + to.x) / 2 + out.x,
        (from.y + to.y) / 2 + out.y,
        smaller.middle().turned(upright));
  }

  private Point2D.Double onEdge(double along, boolean alongX) {
    return alongX
        ? camera.project(along, nearY, Relief.FLOOR)
        : camera.project(nearX, along, Relief.FLOOR);
  }

  /** The unit vector on the sheet across an edge, away from the middle of the floor. */
  private Point2D.Double outward(Point2D.Double from, Point2D.Double to) {
    double length = from.distance(to);
    double x = (to.y - from.y) / length;
    double y = (from.x - to.x) / length;
    Point2D.Double middle = camera.project(0, 0, Relief.FLOOR);
    double side = ((from.x + to.x) / 2 - middle.x) * x + ((from.y + to.y) / 2 - middle.y) * y;
    return side >= 0 ? new Point2D.Double(x, y) : new Point2D.Double(-x, -y);
  }

  private Pen pen() {
    return Pen.of(scene.theme().ink(), 0.9);
  }

  private Pen faint() {
    return Pen.of(scene.theme().muted(), 0.8);
  }

  private Lettering lettering() {
    return Lettering.of(scene.theme().ink(), TEXT);
  }
}
