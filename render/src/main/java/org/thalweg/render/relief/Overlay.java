// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.layer.MarkerLayer;
import org.thalweg.render.layer.PathLayer;

/**
 * What stands on the surface: stems to the true losses of a path, and models as pins.
 *
 * <p>Both are drawn over the finished surface; what it hides shows through, fainter.
 */
final class Overlay {
  private static final double PIN = 0.2;
  private static final double HEAD = 4.6;
  private static final double SHORTEST = 0.012;
  private static final int MOST_STEMS = 60;
  private static final double HIDDEN = 0.4;
  private static final double LIFT = 0.012;
  private static final Ink HALO = Ink.of(0xffffff);

  private final Canvas canvas;
  private final ReliefScene scene;
  private final Camera camera;
  private final HeightField field;
  private final Sight sight;

  Overlay(Canvas canvas, ReliefScene scene, Camera camera, HeightField field) {
    this.canvas = canvas;
    this.scene = scene;
    this.camera = camera;
    this.field = field;
    sight = new Sight(camera, field);
  }

  void draw(Rectangle2D.Double area) {
    List<ProjectedPath> paths = scene.surface().paths();
    for (int p = 0; p < paths.size(); p++) {
      if (paths.get(p).points().size() <= MOST_STEMS) {
        Ink ink = scene.theme().path(p);
        paths.get(p).points().forEach(point -> stem(point, ink));
      }
    }
    scene.surface().markers().forEach(this::pin);
    PathLayer.legend(paths, scene.surface().findings(), scene.theme())
        .ifPresent(l -> l.draw(canvas, l.place(area, List.of())));
  }

  /** From the surface to the true loss: its length is what the plane hides. */
  private void stem(ProjectedPath.Point point, Ink ink) {
    double u = u(point.x());
    double v = v(point.y());
    double truth = height(point.loss());
    if (!isInside(u, v) || Math.abs(truth - field.heightAt(u, v)) < SHORTEST) {
      return;
    }
    boolean hidden = isHidden(u, v, truth);
    Point2D foot = at(u, v, field.heightAt(u, v));
    Point2D end = at(u, v, truth);
    double share = hidden ? HIDDEN : 1;
    line(foot, end, Pen.of(HALO.faded(0.7 * share), 2.4));
    line(foot, end, Pen.of(ink.faded(share), 1.1));
    disc(end, 2.6, HALO.faded(share));
    disc(end, 1.9, ink.faded(share));
  }

  /** A needle on the true loss, with the name at its head. */
  private void pin(Marker marker) {
    double u = u(marker.x());
    double v = v(marker.y());
    if (!isInside(u, v)) {
      return;
    }
    double foot = field.heightAt(u, v);
    double truth = height(marker.loss());
    double head = visibleHead(u, v, Math.max(foot, truth) + PIN);
    Point2D top = at(u, v, head);
    Ink dark = Ink.of(0x10141a);
    double share = isHidden(u, v, head) ? HIDDEN : 1;
    needle(at(u, v, foot), top, isHidden(u, v, foot + LIFT) ? HIDDEN : 1);
    if (Math.abs(truth - foot) > SHORTEST) {
      line(at(u, v, foot), at(u, v, truth), Pen.of(dark.faded(HIDDEN), 1.6).dashed(3, 3));
      MarkerLayer.diamond(canvas, at(u, v, truth), MarkerLayer.isOn(marker));
    }
    disc(top, HEAD + 1.2, HALO.faded(share));
    disc(top, HEAD, dark.faded(share));
    if (!MarkerLayer.isOn(marker)) {
      disc(top, HEAD - 1.8, HALO);
    }
    Lettering lettering = Lettering.of(scene.theme().ink(), 12.5).bolder().middle();
    canvas.haloed(
        MarkerLayer.shortened(marker.label()),
        top.getX(),
        top.getY() - HEAD - 5,
        lettering,
        scene.theme().paper());
  }

  /** In a valley a pin is as long as it takes to look out. */
  private double visibleHead(double u, double v, double lowest) {
    double head = lowest;
    while (head < HeightField.TOP + PIN && isHidden(u, v, head)) {
      head += PIN / 4;
    }
    return head;
  }

  private void needle(Point2D foot, Point2D top, double share) {
    line(foot, top, Pen.of(HALO.faded(0.85 * share), 3.4));
    line(foot, top, Pen.of(Ink.of(0x10141a).faded(share), 1.6));
    disc(foot, 2.4, Ink.of(0x10141a).faded(share));
  }

  private void line(Point2D from, Point2D to, Pen pen) {
    canvas.line(from.getX(), from.getY(), to.getX(), to.getY(), pen);
  }

  private void disc(Point2D at, double radius, Ink ink) {
    canvas.fill(
        new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius), ink);
  }

  private Point2D at(double u, double v, double z) {
    return camera.project(2 * u - 1, 2 * v - 1, z);
  }

  private double height(double loss) {
    return HeightField.TOP * scene.palette().scale().position(loss);
  }

  private static boolean isInside(double u, double v) {
    return u >= 0 && u <= 1 && v >= 0 && v <= 1;
  }

  private boolean isHidden(double u, double v, double z) {
    return sight.isHidden(u, v, z);
  }

  private double u(double x) {
    return share(scene.surface().grid().x(), x);
  }

  private double v(double y) {
    return share(scene.surface().grid().y(), y);
  }

  private static double share(Axis axis, double value) {
    return (value - axis.min()) / (axis.max() - axis.min());
  }
}
