// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.Locale;
import org.thalweg.landscape.surface.Grid;

/** What a still picture shows a surface as. */
public enum PlotKind {
  /** Loss left and accuracy right, over a line. */
  CURVE(1, 800, 540),
  /** Labelled lines of equal value. */
  CONTOUR(2, 800, 800),
  /** Bands of colour with labelled lines between them. */
  FILLED(2, 800, 800),
  /** One coloured box a point. */
  HEAT(2, 800, 800),
  /** A lit surface in space. */
  SURFACE(2, 960, 800);

  private final int dimension;
  private final double width;
  private final double height;

  PlotKind(int dimension, double width, double height) {
    this.dimension = dimension;
    this.width = width;
    this.height = height;
  }

  double width() {
    return width;
  }

  double height() {
    return height;
  }

  /** CURVE for a line, FILLED for a plane. */
  public static PlotKind defaultFor(Grid grid) {
    return grid.dimension() == 1 ? CURVE : FILLED;
  }

  void requireFits(Grid grid) {
    if (dimension != grid.dimension()) {
      throw new IllegalArgumentException(
          "a %s picture needs a surface of %d dimension%s, got %d"
              .formatted(
                  name().toLowerCase(Locale.ROOT),
                  dimension,
                  dimension == 1 ? "" : "s",
                  grid.dimension()));
    }
  }
}
