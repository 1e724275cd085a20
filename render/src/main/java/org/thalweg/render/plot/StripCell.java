// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Caption;
import org.thalweg.render.caption.Field;
import org.thalweg.render.figure.Draws;

/**
 * One plane among others, side by side on one scale.
 *
 * @param heading the lines above it
 */
record StripCell(Surface surface, int channel, List<String> heading) {
  StripCell {
    heading = List.copyOf(heading);
  }

  /** The draws behind a channel that is their mean; none where there was one draw. */
  static List<StripCell> ofDraws(Surface surface, int channel) {
    List<StripCell> cells = new ArrayList<>();
    for (int drawn : Draws.of(surface, channel).channels()) {
      int draw = cells.size();
      String heading =
          surface
              .provenance()
              .map(p -> "seed " + (p.question().directions().seed() + draw))
              .orElse("draw " + (draw + 1));
      cells.add(new StripCell(surface, drawn, List.of(heading)));
    }
    return cells;
  }

  /**
   * Planes under their names, with what tells them apart.
   *
   * @throws IllegalArgumentException if they do not cover the same coordinates
   */
  static List<StripCell> ofPlanes(List<Surface> planes, List<String> names, PlotOptions options) {
    List<StripCell> cells = new ArrayList<>();
    for (int k = 0; k < planes.size(); k++) {
      Surface plane = planes.get(k);
      requireSameExtent(planes.get(0), names.get(0), plane, names.get(k));
      List<String> heading = new ArrayList<>(List.of(names.get(k)));
      int channel = Scene.channel(plane, options);
      Caption.of(plane, channel).brief().ifPresent(heading::add);
      cells.add(new StripCell(plane, channel, heading));
    }
    return cells;
  }

  private static void requireSameExtent(Surface one, String name, Surface two, String other) {
    for (int k = 0; k < 2; k++) {
      double min = one.grid().axes().get(k).min();
      double max = one.grid().axes().get(k).max();
      double otherMin = two.grid().axes().get(k).min();
      double otherMax = two.grid().axes().get(k).max();
      if (min != otherMin || max != otherMax) {
        throw new IllegalArgumentException(
            "planes side by side cover the same coordinates, got %s:%s in %s and %s:%s in %s; draw each by itself"
                .formatted(min, max, name, otherMin, otherMax, other));
      }
    }
  }

  Field field() {
    return Field.of(surface, channel);
  }
}
