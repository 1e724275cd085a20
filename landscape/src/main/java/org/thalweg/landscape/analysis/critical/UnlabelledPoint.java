// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalType;

/**
 * A point that has no label yet.
 *
 * @param ownNode the critical node that stands for it, if topology saw it
 */
record UnlabelledPoint(CriticalPoint point, OptionalInt ownNode) {
  // Losses nearer than this share of their span count as equal, and places decide.
  private static final double EQUAL = 1e-6;
  private static final Map<CriticalType, String> LETTERS =
      new EnumMap<>(
          Map.of(
              CriticalType.MINIMUM,
              "m",
              CriticalType.SADDLE,
              "s",
              CriticalType.MAXIMUM,
              "M",
              CriticalType.DEGENERATE,
              "d"));

  /** The drafts by type and loss, maxima from above, with their labels. */
  static List<UnlabelledPoint> labelled(List<UnlabelledPoint> drafts, double span) {
    double unit = span > 0 ? EQUAL * span : 1;
    List<UnlabelledPoint> all = new ArrayList<>();
    for (CriticalType type : CriticalType.values()) {
      double sign = type == CriticalType.MAXIMUM ? -1 : 1;
      List<UnlabelledPoint> ofType =
          drafts.stream()
              .filter(d -> d.point().type() == type)
              .sorted(
                  Comparator.comparingDouble(
                          (UnlabelledPoint d) -> Math.rint(sign * d.point().loss() / unit))
                      .thenComparingDouble(d -> d.point().x())
                      .thenComparingDouble(d -> d.point().y()))
              .toList();
      for (int i = 0; i < ofType.size(); i++) {
        all.add(ofType.get(i).named(LETTERS.get(type) + (i + 1)));
      }
    }
    return all;
  }

  private UnlabelledPoint named(String label) {
    return new UnlabelledPoint(point.labelled(label), ownNode);
  }
}
