// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import org.thalweg.landscape.surface.Surface;

/**
 * How far two surfaces over one grid lie apart.
 *
 * @param nodes how many differ in at least one bit of any channel
 * @param relative the largest |a − b| / (|b| + 10⁻³) of the loss
 */
public record SurfaceDifference(int nodes, double relative) {
  /** Below this a difference of losses is measured absolutely. */
  private static final double FLOOR = 1e-3;

  /**
   * Compares node by node.
   *
   * @throws IllegalArgumentException if grids or channels differ
   */
  public static SurfaceDifference between(Surface first, Surface second) {
    if (!first.grid().equals(second.grid()) || !first.channels().equals(second.channels())) {
      throw new IllegalArgumentException("surfaces compare on one grid with the same channels");
    }
    int nodes = 0;
    double relative = 0;
    int loss = first.lossChannel();
    for (int node = 0; node < first.grid().size(); node++) {
      boolean differs = false;
      for (int c = 0; c < first.channels().size(); c++) {
        differs |= Double.compare(first.value(c, node), second.value(c, node)) != 0;
      }
      if (differs) {
        nodes++;
        double a = first.value(loss, node);
        double b = second.value(loss, node);
        relative = Math.max(relative, Math.abs(a - b) / (Math.abs(b) + FLOOR));
      }
    }
    return new SurfaceDifference(nodes, relative);
  }

  /** One line. */
  public String describe() {
    return nodes == 0
        ? "the same in every bit"
        : "%d points differ, the loss by at most %.2g relative".formatted(nodes, relative);
  }
}
