// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.List;

/** Which values get a contour line. */
public final class Levels {
  private static final double PAPER_FIRST = 0.1;
  private static final double PAPER_STEP = 0.5;
  private static final double PAPER_MAX = 10;
  private static final int PAPER_FEWEST = 8;
  private static final int COUNT = 12;

  private Levels() {}

  /**
   * Levels strictly inside {@code scale}: 0.1 to 10 by 0.5 where at least eight of them fall into a
   * linear range (Li et al. 2018), else about twelve round ones.
   */
  public static List<Double> choose(ValueScale scale) {
    List<Double> levels;
    if (scale.isLog()) {
      levels = scale.ticks(COUNT);
    } else {
      levels = paper(scale);
      if (levels.size() < PAPER_FEWEST || scale.high() > PAPER_MAX) {
        levels = scale.ticks(COUNT);
      }
    }
    return levels.stream().filter(v -> v > scale.low() && v < scale.high()).toList();
  }

  private static List<Double> paper(ValueScale scale) {
    return Ticks.multiples(
        Math.max(PAPER_FIRST, scale.low()), scale.high(), PAPER_STEP, PAPER_FIRST);
  }
}
