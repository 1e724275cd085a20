// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which values get a contour line. */
public final class Levels {
  private static final double PAPER_FIRST = 0.1;
  private static final double PAPER_STEP = 0.5;
  private static final double PAPER_MAX = 10;
  private static final int PAPER_FEWEST = 8;
  private static final int COUNT = 12;
  private static final int MOST = 500;

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

  /**
   * {@link #choose}, and the decades 10 to 10⁸ above a linear scale's clip: those that the
   * reference implementation adds where a path comes from far up (Li et al. 2018).
   */
  public static List<Double> forPath(ValueScale scale) {
    List<Double> decades =
        scale.isLog() || !scale.isClipped()
            ? List.of()
            : DoubleStream.iterate(10, v -> v <= 1e8, v -> 10 * v)
                .filter(v -> v >= scale.high() && v < scale.largest())
                .boxed()
                .toList();
    return Stream.concat(choose(scale).stream(), decades.stream()).distinct().toList();
  }

  /**
   * The levels MIN, MIN + STEP, … below MAX, as the reference implementation counts them: {@code
   * 0.1:10:0.5} ends at 9.6.
   */
  public static List<Double> parse(String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 3) {
        return between(
            Double.parseDouble(parts[0]),
            Double.parseDouble(parts[1]),
            Double.parseDouble(parts[2]));
      }
    } catch (NumberFormatException e) {
      throw malformed(text, e);
    }
    throw malformed(text, null);
  }

  private static IllegalArgumentException malformed(String text, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "contour levels are written MIN:MAX:STEP, such as 0.1:10:0.5, got \"%s\"".formatted(text),
        cause);
  }

  private static List<Double> between(double min, double max, double step) {
    if (!(step > 0 && max > min && (max - min) / step <= MOST) || Double.isInfinite(min)) {
      throw new IllegalArgumentException(
          "contour levels need MIN < MAX and a STEP of which at most %d fit, got %s:%s:%s"
              .formatted(MOST, min, max, step));
    }
    return Ticks.multiples(min, max, step, min).stream().filter(v -> v < max).toList();
  }

  private static List<Double> paper(ValueScale scale) {
    return Ticks.multiples(
        Math.max(PAPER_FIRST, scale.low()), scale.high(), PAPER_STEP, PAPER_FIRST);
  }
}
