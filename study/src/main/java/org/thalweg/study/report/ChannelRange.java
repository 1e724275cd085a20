// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.thalweg.landscape.surface.Surface;

/**
 * The extent of one channel over a surface's finite values.
 *
 * @param minimumAt the coordinates of the smallest value, empty where none is finite
 * @param notFinite how many values are NaN or infinite
 */
public record ChannelRange(
    String channel, double minimum, double maximum, List<Double> minimumAt, int notFinite) {
  public ChannelRange {
    minimumAt = List.copyOf(minimumAt);
  }

  /** One range a channel, in their order. */
  public static List<ChannelRange> all(Surface surface) {
    List<ChannelRange> ranges = new ArrayList<>();
    for (int c = 0; c < surface.channels().size(); c++) {
      ranges.add(of(surface, c));
    }
    return ranges;
  }

  private static ChannelRange of(Surface surface, int channel) {
    int least = -1;
    double maximum = Double.NaN;
    int notFinite = 0;
    for (int node = 0; node < surface.grid().size(); node++) {
      double value = surface.value(channel, node);
      if (!Double.isFinite(value)) {
        notFinite++;
        continue;
      }
      if (least < 0 || value < surface.value(channel, least)) {
        least = node;
      }
      maximum = Double.isNaN(maximum) ? value : Math.max(maximum, value);
    }
    String name = surface.channels().get(channel).name();
    if (least < 0) {
      return new ChannelRange(name, Double.NaN, Double.NaN, List.of(), notFinite);
    }
    List<Double> at = new ArrayList<>();
    for (int k = 0; k < surface.grid().dimension(); k++) {
      at.add(surface.grid().at(least).get(k));
    }
    return new ChannelRange(name, surface.value(channel, least), maximum, at, notFinite);
  }

  /** Such as {@code 0.000800000 to 12.3000, smallest at (0, -0.2)}. */
  public String describe() {
    String range =
        minimumAt.isEmpty()
            ? "nowhere finite"
            : "%.6g to %.6g, smallest at (%s)".formatted(minimum, maximum, place());
    return notFinite == 0 ? range : range + ", not finite at %d points".formatted(notFinite);
  }

  private String place() {
    return minimumAt.stream().map(ChannelRange::coordinate).collect(Collectors.joining(", "));
  }

  /** Six digits, without what a step of the axis leaves behind them. */
  private static String coordinate(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
