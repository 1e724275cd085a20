// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

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
