// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.List;

/**
 * The critical points of one channel, above a threshold.
 *
 * @param channel such as {@code train_loss}
 * @param rule how the threshold was chosen, such as {@code auto}
 * @param threshold what persists no more was left out
 * @param points minima, saddles, maxima and degenerate points in turn, in the order of their labels
 */
public record CriticalPoints(
    String channel, String rule, double threshold, List<CriticalPoint> points) {
  public CriticalPoints {
    points = List.copyOf(points);
  }

  /** How many points of a type there are. */
  public long count(CriticalType type) {
    return points.stream().filter(p -> p.type() == type).count();
  }
}
