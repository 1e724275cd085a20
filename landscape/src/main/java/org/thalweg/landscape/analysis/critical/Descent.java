// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.surface.CriticalPoint;

/**
 * Lines of steepest descent or ascent of a spline, from saddles.
 *
 * <p>They begin a tenth of a node from the saddle, along an eigenvector of its Hessian, and go by
 * fourth-order Runge–Kutta steps of a quarter node along the unit gradient, steepest in the plane's
 * own coordinates, until they come within half a node of an extremum or leave the plane.
 */
final class Descent {
  private static final double BEGIN = 0.1;
  private static final double STEP = 0.25;
  private static final double NEAR = 0.5;
  private static final double NEAR_BORDER = 1.5;
  private static final int MOST_STEPS = 16;
  private static final int LOOK_BACK = 8;
  private static final double STUCK = 0.5;

  private final SmoothPlane plane;
  private final List<CriticalPoint> targets;
  private final double sign;

  /**
   * Lines of one kind.
   *
   * @param targets extrema in which they may end
   */
  Descent(SmoothPlane plane, List<CriticalPoint> targets, boolean descends) {
    this.plane = plane;
    this.targets = List.copyOf(targets);
    sign = descends ? -1 : 1;
  }

  /** Both lines from a saddle; empty if one of them ends in no target. */
  Optional<List<SeparatingLine>> from(CriticalPoint saddle) {
    List<SeparatingLine> both = new ArrayList<>();
    for (int way : new int[] {1, -1}) {
      Optional<SeparatingLine> line = from(saddle, way);
      if (line.isEmpty()) {
        return Optional.empty();
      }
      both.add(line.orElseThrow());
    }
    return Optional.of(both);
  }

  private Optional<SeparatingLine> from(CriticalPoint saddle, int way) {
    double[] begin = {plane.u(saddle.x()), plane.v(saddle.y())};
    double[] at = away(begin, way);
    List<double[]> line = new ArrayList<>();
    line.add(begin);
    int most = MOST_STEPS * (plane.grid().columns() + plane.grid().rows());
    for (int i = 0; i < most; i++) {
      if (!plane.holds(at[0], at[1])) {
        return Optional.of(outOfThePlane(saddle, line));
      }
      line.add(at);
      Optional<CriticalPoint> end = nearest(at, NEAR);
      if (end.isPresent()) {
        return Optional.of(told(saddle, line, end));
      }
      if (isStuck(line)) {
        return Optional.empty();
      }
      at = step(at);
    }
    return Optional.empty();
  }

  /** In an extremum that is no target the line goes to and fro. */
  private static boolean isStuck(List<double[]> line) {
    int last = line.size() - 1;
    return last > LOOK_BACK && distance(line.get(last), line.get(last - LOOK_BACK)) < STUCK;
  }

  /** A border minimum is where the plane ends: a line that leaves beside it belongs to it. */
  private SeparatingLine outOfThePlane(CriticalPoint saddle, List<double[]> line) {
    return told(saddle, line, nearest(line.get(line.size() - 1), NEAR_BORDER));
  }

  private SeparatingLine told(
      CriticalPoint saddle, List<double[]> line, Optional<CriticalPoint> end) {
    end.ifPresent(p -> line.add(new double[] {plane.u(p.x()), plane.v(p.y())}));
    double[] x = line.stream().mapToDouble(p -> plane.x(p[0])).toArray();
    double[] y = line.stream().mapToDouble(p -> plane.y(p[1])).toArray();
    double[] loss = new double[x.length];
    for (int i = 0; i < loss.length; i++) {
      loss[i] = plane.loss(x[i], y[i]);
    }
    return new SeparatingLine(
        sign < 0, saddle.label(), end.map(CriticalPoint::label).orElse(""), x, y, loss);
  }

  private Optional<CriticalPoint> nearest(double[] at, double reach) {
    Optional<CriticalPoint> found = Optional.empty();
    double least = reach;
    for (CriticalPoint target : targets) {
      double distance = distance(at, new double[] {plane.u(target.x()), plane.v(target.y())});
      if (distance < least) {
        least = distance;
        found = Optional.of(target);
      }
    }
    return found;
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  /** Along the eigenvector that goes down, or up. */
  private double[] away(double[] saddle, int way) {
    Jet jet = plane.spline().at(saddle[0], saddle[1]).scaled(plane.stepX(), plane.stepY(), 1);
    double angle = jet.largerDirection() + (sign < 0 ? Math.PI / 2 : 0);
    double du = Math.cos(angle) / plane.stepX();
    double dv = Math.sin(angle) / plane.stepY();
    double length = way * BEGIN / Math.hypot(du, dv);
    return new double[] {saddle[0] + length * du, saddle[1] + length * dv};
  }

  private double[] step(double[] at) {
    double[] a = way(at[0], at[1]);
    double[] b = way(at[0] + STEP / 2 * a[0], at[1] + STEP / 2 * a[1]);
    double[] c = way(at[0] + STEP / 2 * b[0], at[1] + STEP / 2 * b[1]);
    double[] d = way(at[0] + STEP * c[0], at[1] + STEP * c[1]);
    return new double[] {
      at[0] + STEP * (a[0] + 2 * b[0] + 2 * c[0] + d[0]) / 6,
      at[1] + STEP * (a[1] + 2 * b[1] + 2 * c[1] + d[1]) / 6
    };
  }

  /** The unit step in nodes along which the loss falls, or rises, fastest. */
  private double[] way(double u, double v) {
    Jet jet = plane.spline().at(u, v);
    double du = sign * jet.dx() / (plane.stepX() * plane.stepX());
    double dv = sign * jet.dy() / (plane.stepY() * plane.stepY());
    double length = Math.hypot(du, dv);
    return length > 0 ? new double[] {du / length, dv / length} : new double[2];
  }
}
