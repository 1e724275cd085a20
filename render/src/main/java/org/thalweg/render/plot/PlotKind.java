// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.Locale;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.layer.PlaneLayer;

/** What a still picture shows a surface as. */
public enum PlotKind {
  /** Loss left and accuracy right, over a line. */
  CURVE(1, 800, 540),
  /** Labelled lines of equal value. */
  CONTOUR(2, 800, 800),
  /** Bands of colour with labelled lines between them. */
  FILLED(2, 800, 800),
  /** One coloured box a point; axes reach half a step beyond the outer points. */
  HEAT(2, 800, 800),
  /** A lit surface in space. */
  SURFACE(2, 960, 800),
  /** A training path's true loss beside the plane's, and its distance off the plane. */
  PATH(2, 800, 600),
  /** Births and deaths of components and loops against each other. */
  DIAGRAM(2, 720, 780),
  /** A bar from birth to death of every component and loop. */
  BARCODE(2, 800, 560),
  /** How minima join as the level rises. */
  TREE(2, 800, 620),
  /** Basins in basins, as wide as points lie below. */
  PROFILE(2, 800, 620);

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

  boolean isTopology() {
    return this == DIAGRAM || this == BARCODE || this == TREE || this == PROFILE;
  }

  /** What a picture of the topology is called. */
  String title() {
    return switch (this) {
      case DIAGRAM -> "persistence diagram";
      case BARCODE -> "barcode";
      case TREE -> "merge tree";
      case PROFILE -> "topological profile";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }

  boolean isSeenFromAbove() {
    return this == CONTOUR || this == FILLED || this == HEAT;
  }

  /** How a plane seen from above shows its values. */
  PlaneLayer.Look look() {
    return switch (this) {
      case CONTOUR -> PlaneLayer.Look.LINES;
      case HEAT -> PlaneLayer.Look.BOXES;
      default -> PlaneLayer.Look.BANDS;
    };
  }

  void requireFits(Surface surface) {
    Grid grid = surface.grid();
    if (dimension != grid.dimension()) {
      throw new IllegalArgumentException(
          "a %s picture needs a surface of %d dimension%s, got %d"
              .formatted(
                  name().toLowerCase(Locale.ROOT),
                  dimension,
                  dimension == 1 ? "" : "s",
                  grid.dimension()));
    }
    if (this == PATH && surface.paths().stream().allMatch(p -> p.points().isEmpty())) {
      throw new IllegalArgumentException("a path picture needs a surface with a path, got none");
    }
  }
}
