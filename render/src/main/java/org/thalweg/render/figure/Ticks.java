// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Round numbers in a range. */
public final class Ticks {
  private static final double SLACK = 1e-9;
  private static final List<List<Double>> DECADES =
      List.of(
          List.of(1.0),
          List.of(1.0, 3.0),
          List.of(1.0, 2.0, 5.0),
          List.of(1.0, 1.5, 2.0, 3.0, 5.0, 7.0));

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten, about {@code count} of them. */
  public static List<Double> linear(double low, double high, int count) {
    return multiples(low, high, step(low, high, count), 0);
  }

  /** The round step of {@link #linear}. */
  public static double step(double low, double high, int count) {
    double raw = (high - low) / Math.max(1, count);
    if (!(raw > 0) || !Double.isFinite(raw)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double lead = raw / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
  }

  /** All {@code offset + k · step} within the range. */
  static List<Double> multiples(double low, double high, double step, double offset) {
    List<Double> ticks = new ArrayList<>();
    double slack = SLACK * (high - low);
    for (long k = (long) Math.ceil((low - slack - offset) / step);
        offset + k * step <= high + slack;
        k++) {
      ticks.add(tidy(offset + k * step));
    }
    return ticks;
  }

  /** Round numbers a decade, as many a decade as come nearest to {@code count} in all. */
  public static List<Double> logarithmic(double low, double high, int count) {
    return Stream.concat(
            DECADES.stream().map(leads -> decades(low, high, leads)), everyOther(low, high))
        .min(Comparator.comparingInt(ticks -> Math.abs(ticks.size() - count)))
        .orElseThrow();
  }

  private static Stream<List<Double>> everyOther(double low, double high) {
    return Stream.of(2, 3, 5, 10)
        .map(
            every ->
                decades(low, high, List.of(1.0)).stream()
                    .filter(v -> Math.floorMod(Math.round(Math.log10(v)), every) == 0)
                    .toList());
  }

  private static List<Double> decades(double low, double high, List<Double> leads) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.floor(Math.log10(high));
    for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= last; exponent++) {
      for (double lead : leads) {
        double tick = tidy(lead * Math.pow(10, exponent));
        if (tick >= low * (1 - SLACK) && tick <= high * (1 + SLACK)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** Without the last bits that sums of 0.1 leave. */
  private static double tidy(double value) {
    return value == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.12g", value));
  }
}
