// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.critical.SeparatingLine;
import org.thalweg.landscape.analysis.critical.SeparatingLines;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.layer.CriticalLayer;
import org.thalweg.render.layer.Placement;

/** Critical points and separatrices on a relief; what the surface hides shows through, fainter. */
final class CriticalOverlay {
  private static final double HIDDEN = 0.35;
  private static final double LIFT = 0.012;
  private static final Ink DARK = Ink.of(0x10141a);
  private static final Ink LIGHT = Ink.of(0xffffff);

  private final Canvas canvas;
  private final ReliefScene scene;
  private final Camera camera;
  private final HeightField field;
  private final Sight sight;

  CriticalOverlay(Canvas canvas, ReliefScene scene, Camera camera, HeightField field) {
    this.canvas = canvas;
    this.scene = scene;
    this.camera = camera;
    this.field = field;
    sight = new Sight(camera, field);
  }

  void draw(Rectangle2D.Double area) {
    scene.critical().ifPresent(analysis -> draw(area, analysis));
  }

  private void draw(Rectangle2D.Double area, CriticalAnalysis analysis) {
    if (scene.separatrices()) {
      SeparatingLines.of(analysis).forEach(this::line);
    }
    List<Point2D> places = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (CriticalPoint point : analysis.points().points()) {
      double u = share(scene.surface().grid().x(), point.x());
      double v = share(scene.surface().grid().y(), point.y());
      double height = field.heightAt(u, v) + LIFT;
      places.add(camera.project(2 * u - 1, 2 * v - 1, height));
      shares.add(sight.isHidden(u, v, height) ? HIDDEN : 1);
    }
    CriticalLayer.at(
            places,
            analysis.points().points(),
            shares,
            new Placement(area, List.of()),
            scene.theme())
        .draw(canvas);
  }

  /** Piece by piece: each is hidden or seen by itself. */
  private void line(SeparatingLine line) {
    double[] x = line.x();
    double[] y = line.y();
    for (int i = 1; i < x.length; i++) {
      double u = share(scene.surface().grid().x(), (x[i - 1] + x[i]) / 2);
      double v = share(scene.surface().grid().y(), (y[i - 1] + y[i]) / 2);
      double opacity = sight.isHidden(u, v, field.heightAt(u, v) + LIFT) ? HIDDEN : 1;
      Point2D from = onSurface(x[i - 1], y[i - 1]);
      Point2D to = onSurface(x[i], y[i]);
      stroke(from, to, Pen.of(LIGHT.faded(0.6 * opacity), 2.4));
      if (line.descends() || i % 2 == 0) {
        stroke(from, to, Pen.of(DARK.faded(opacity), 1.1));
      }
    }
  }

  private void stroke(Point2D from, Point2D to, Pen pen) {
    canvas.line(from.getX(), from.getY(), to.getX(), to.getY(), pen);
  }

  private Point2D onSurface(double x, double y) {
    double u = share(scene.surface().grid().x(), x);
    double v = share(scene.surface().grid().y(), y);
    return camera.project(2 * u - 1, 2 * v - 1, field.heightAt(u, v) + LIFT / 2);
  }

  private static double share(Axis axis, double value) {
    return (value - axis.min()) / (axis.max() - axis.min());
  }
}
