// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.List;

/**
 * A training path to look at, each checkpoint at the height of its true loss.
 *
 * @param name as in the surface: any text
 * @param rgb its colour, 0xRRGGBB
 * @param vertices at least one
 */
record PathLine(String name, int rgb, List<Vertex> vertices) {
  PathLine {
    vertices = List.copyOf(vertices);
  }

  /**
   * One checkpoint; {@code step} is its number in the path, {@code z} its height to look at.
   *
   * @param loss the true loss, which may be NaN or infinite
   */
  record Vertex(int step, double x, double y, double z, double loss, double offPlane) {}
}
