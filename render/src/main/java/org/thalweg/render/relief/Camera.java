// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.relief;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** A perspective view from a direction, fitted into a rectangle of the sheet. */
final class Camera {
  private static final double DISTANCE = 7.5;
  private static final double CENTRE_Z = 0.2;

  private final double[] right;
  private final double[] up;
  private final double[] back;
  private final double[] stretch;
  private final double zoom;
  private final double originX;
  private final double originY;

  private Camera(
      double azimuth,
      double elevation,
      double[] stretch,
      double zoom,
      double originX,
      double originY) {
    this.stretch = stretch;
    double a = Math.toRadians(azimuth);
    double e = Math.toRadians(elevation);
    right = new double[] {-Math.sin(a), Math.cos(a), 0};
    up = new double[] {-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)};
    back = new double[] {Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)};
    this.zoom = zoom;
    this.originX = originX;
    this.originY = originY;
  }

  /**
   * The box from {@code floor} to {@code top} just fits into {@code area}.
   *
   * @param aspect its width over its depth: the square −1..1 is drawn so
   */
  static Camera fitted(
      double azimuth,
      double elevation,
      double aspect,
      double floor,
      double top,
      Rectangle2D.Double area) {
    double[] stretch = {Math.min(1, aspect), Math.min(1, 1 / aspect)};
    Camera unit = new Camera(azimuth, elevation, stretch, 1, 0, 0);
    Path2D corners = new Path2D.Double();
    corners.moveTo(0, 0);
    for (int corner = 0; corner < 8; corner++) {
      double z = (corner & 4) == 0 ? floor : top;
      Point2D p = unit.project((corner & 1) * 2 - 1, (corner & 2) - 1, z);
      corners.lineTo(p.getX(), p.getY());
    }
    // The start at (0, 0) is the middle of the scene: it does not widen the box.
    Rectangle2D box = corners.getBounds2D();
    double zoom = Math.min(area.width / box.getWidth(), area.height / box.getHeight());
    return new Camera(
        azimuth,
        elevation,
        stretch,
        zoom,
        area.getCenterX() - zoom * box.getCenterX(),
        area.getCenterY() - zoom * box.getCenterY());
  }

  /** The same view on a sheet moved by (−dx, −dy) and enlarged. */
  Camera onto(double dx, double dy, double scale) {
    return new Camera(this, zoom * scale, (originX - dx) * scale, (originY - dy) * scale);
  }

  private Camera(Camera like, double zoom, double originX, double originY) {
    right = like.right;
    up = like.up;
    back = like.back;
    stretch = like.stretch;
    this.zoom = zoom;
    this.originX = originX;
    this.originY = originY;
  }

  Point2D.Double project(double x, double y, double z) {
    double scale = zoom * DISTANCE / depth(x, y, z);
    return new Point2D.Double(
        originX + scale * dot(right, x, y, z), originY - scale * dot(up, x, y, z));
  }

  /** The distance from the eye along the view. */
  double depth(double x, double y, double z) {
    return DISTANCE - dot(back, x, y, z);
  }

  /** The unit vector from the scene towards the eye. */
  double toEye(int component) {
    return back[component];
  }

  private double dot(double[] v, double x, double y, double z) {
    return v[0] * stretch[0] * x + v[1] * stretch[1] * y + v[2] * (z - CENTRE_Z);
  }
}
