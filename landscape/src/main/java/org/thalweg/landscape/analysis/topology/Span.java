// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.stream.IntStream;

/**
 * The values between which the topology changes: from the lowest node to the highest finite death.
 *
 * <p>Walls that rise around all saddles and maxima do not count. Losses from 0 up that span more
 * than three decades are measured by log(z + 0.1), as pictures show them: otherwise a percent of
 * the highest would hide all that lies low.
 *
 * @param lowest the lowest value
 * @param highest the highest finite death; {@code lowest} where nothing dies
 * @param isLog whether shares of it are shares of its logarithm
 */
public record Span(double lowest, double highest, boolean isLog) {
  private static final double OFFSET = 0.1;
  private static final double TOO_WIDE = 1000;

  static Span of(ScalarField field, Sweep lower, Sweep upper) {
    double lowest = field.value(field.node(0));
    IntStream joins = IntStream.range(0, lower.edges()).filter(lower::joins).map(lower::saddle);
    IntStream fills = IntStream.range(0, upper.edges()).filter(upper::joins).map(upper::dying);
    double highest =
        IntStream.concat(joins, fills)
            .mapToDouble(field::value)
            .filter(Double::isFinite)
            .max()
            .orElse(lowest);
    return new Span(lowest, highest, lowest >= 0 && highest > TOO_WIDE * Math.max(1, lowest));
  }

  /** How far above {@code value} a share of this span reaches. */
  double above(double value, double share) {
    if (!isLog) {
      return Double.isFinite(highest - lowest) ? share * (highest - lowest) : 0;
    }
    double ratio = (highest + OFFSET) / (lowest + OFFSET);
    return (value + OFFSET) * Math.expm1(share * Math.log(ratio));
  }
}
