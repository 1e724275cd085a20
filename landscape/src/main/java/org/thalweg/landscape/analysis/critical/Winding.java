// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.List;
import java.util.OptionalInt;

/**
 * How often the gradient turns around a circle about a critical point: its index.
 *
 * <p>1 around a minimum or maximum, −1 around a saddle, −k around one of multiplicity k. The circle
 * has a radius of two nodes, less where the border or another point is nearer.
 */
final class Winding {
  private static final double RADIUS = 2;
  private static final double LEAST = 0.02;
  private static final int FEWEST = 64;
  private static final int MOST = 1024;
  private static final double TURN = 2 * Math.PI;

  private Winding() {}

  /** The index of {@code point}; empty where there is no room for a circle. */
  static OptionalInt around(BicubicSpline spline, SmoothPoint point, List<SmoothPoint> all) {
    double radius = RADIUS;
    for (SmoothPoint other : all) {
      if (!other.equals(point)) {
        radius = Math.min(radius, other.distanceTo(point) / 2);
      }
    }
    radius = Math.min(radius, Math.min(point.u(), spline.columns() - 1 - point.u()));
    radius = Math.min(radius, Math.min(point.v(), spline.rows() - 1 - point.v()));
    return radius < LEAST ? OptionalInt.empty() : around(spline, point.u(), point.v(), radius);
  }

  private static OptionalInt around(BicubicSpline spline, double u, double v, double radius) {
    for (int steps = FEWEST; steps <= MOST; steps *= 2) {
      double sum = 0;
      double largest = 0;
      double before = angle(spline, u + radius, v);
      for (int i = 1; i <= steps; i++) {
        double at = TURN * i / steps;
        double angle = angle(spline, u + radius * Math.cos(at), v + radius * Math.sin(at));
        double turned = Math.IEEEremainder(angle - before, TURN);
        sum += turned;
        largest = Math.max(largest, Math.abs(turned));
        before = angle;
      }
      if (largest < TURN / 3) {
        return OptionalInt.of((int) Math.round(sum / TURN));
      }
    }
    return OptionalInt.empty();
  }

  private static double angle(BicubicSpline spline, double u, double v) {
    Jet jet = spline.at(u, v);
    return Math.atan2(jet.dy(), jet.dx());
  }
}
