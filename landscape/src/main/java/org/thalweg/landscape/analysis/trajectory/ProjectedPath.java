// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.List;

/**
 * A training path seen on a plane, and what the plane hides of it.
 *
 * @param name such as {@code sgd}
 * @param points in training order; the last is the centre where the plane was laid through it
 */
public record ProjectedPath(String name, List<Point> points) {
  public ProjectedPath {
    points = List.copyOf(points);
  }

  /** The same path with these true losses, one a point. */
  public ProjectedPath withLosses(double... losses) {
    if (losses.length != points.size()) {
      throw new IllegalArgumentException(
          "each of %d points needs its loss, got %d".formatted(points.size(), losses.length));
    }
    List<Point> told = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      Point p = points.get(i);
      told.add(new Point(p.label(), p.x(), p.y(), losses[i], p.offPlane()));
    }
    return new ProjectedPath(name, told);
  }

  /**
   * One checkpoint.
   *
   * @param label such as {@code epoch 3}
   * @param x its coordinate along the first direction, in multiples of it
   * @param y its coordinate along the second direction, in multiples of it
   * @param loss the true loss at the checkpoint, not the plane's loss beneath it
   * @param offPlane the distance from the checkpoint to the plane, in parameter units
   */
  public record Point(String label, double x, double y, double loss, double offPlane) {}
}
