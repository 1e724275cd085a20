// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Lettering;

/** What stands along the axes of a line or plane. */
public final class AxisTitle {
  private AxisTitle() {}

  /** Such as "α (multiples of direction 1, ‖δ‖/‖θ‖ = 0.98)". */
  public static String x(Surface surface) {
    return title(
        surface, "α", surface.grid().dimension() == 1 ? "the direction" : "direction 1", "x");
  }

  public static String y(Surface surface) {
    return title(surface, "β", "direction 2", "y");
  }

  /** {@code title}, or its first word alone where it is longer than {@code length}. */
  public static String fitting(String title, Lettering lettering, double length) {
    int end = title.indexOf(' ');
    return end < 0 || lettering.widthOf(title) <= length ? title : title.substring(0, end);
  }

  private static String title(Surface surface, String symbol, String direction, String axis) {
    List<String> notes = new ArrayList<>();
    notes.add("multiples of " + direction);
    Map<String, Double> facts = surface.provenance().map(Provenance::facts).orElse(Map.of());
    Double direct = facts.get("directionNorm." + axis);
    Double centre = facts.get("parameterNorm");
    if (direct != null && centre != null && centre > 0) {
      notes.add("‖δ‖/‖θ‖ = " + Numbers.text(direct / centre, 3));
    }
    Double share = facts.get("explainedShare." + axis);
    if (share != null) {
      notes.add(Numbers.percent(share) + " of the path");
    }
    return "%s (%s)".formatted(symbol, String.join(", ", notes));
  }
}
