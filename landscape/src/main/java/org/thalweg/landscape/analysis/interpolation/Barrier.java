// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * The hill between two models at 0 and 1 of a line (Frankle et al. 2020, arXiv:1912.05671).
 *
 * <p>In two usual meanings: over the chord, max over a in [0, 1] of L(a) − ((1 − a) L(0) + a L(1)),
 * and over the larger end, max of L(a) − max(L(0), L(1)). Both are 0 at an end, hence never
 * negative; a line without a hill has both at an end.
 *
 * <p>A NaN loss inside takes no part and is counted; an infinite one is an infinite barrier. A line
 * with an end that is not finite has no barrier: height and place are NaN.
 *
 * @param overChord the hill's top above the straight line between the ends
 * @param overLargerEnd the hill's top above the higher end
 * @param lossAt0 the loss of the model at 0
 * @param lossAt1 the loss of the model at 1
 * @param evaluations how many losses were measured beyond the sampled ones
 * @param undefined how many losses on [0, 1] were NaN
 */
public record Barrier(
    Peak overChord,
    Peak overLargerEnd,
    double lossAt0,
    double lossAt1,
    int evaluations,
    int undefined) {

  /** How closely a peak is placed unless asked otherwise: about 12 evaluations on a usual line. */
  public static final double DEFAULT_TOLERANCE = 1e-3;

  /** Heights within this many last places of the losses are their rounding. */
  private static final double ROUNDING = 8;

  /** Coordinates this near to an end are that end. */
  private static final double SAME_END = 1e-12;

  /**
   * The top of a barrier.
   *
   * @param at its coordinate, 0 to 1
   * @param height of at least 0
   * @param loss the loss there
   */
  public record Peak(double at, double height, double loss) {}

  /** The barrier among the sampled points alone, which must include 0 and 1. */
  public static Barrier of(LossCurve sampled) {
    return new Search(
            sampled,
            a -> {
              throw new IllegalArgumentException(
                  "the sampled coordinates must include 0 and 1, got none at " + a);
            })
        .barrier(1);
  }

  /** The barrier, its tops placed to {@link #DEFAULT_TOLERANCE}. */
  public static Barrier of(LossCurve sampled, DoubleUnaryOperator loss) {
    return of(sampled, loss, DEFAULT_TOLERANCE);
  }

  /**
   * The barrier, its tops refined by golden section between the neighbours of the highest sample.
   *
   * @param sampled points on [0, 1]; others take no part, and a missing end is measured
   * @param loss the true loss at any coordinate
   * @param tolerance the width to which a top's coordinate is narrowed
   */
  public static Barrier of(LossCurve sampled, DoubleUnaryOperator loss, double tolerance) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException("a tolerance must be positive, got " + tolerance);
    }
    return new Search(sampled, loss).barrier(tolerance);
  }

  /** One search: what is known of the line, and what it costs to know more. */
  private static final class Search {
    private final double[] at;
    private final Map<Double, Double> known = new HashMap<>();
    private final DoubleUnaryOperator loss;
    private final double lossAt0;
    private final double lossAt1;
    private int evaluations;

    Search(LossCurve sampled, DoubleUnaryOperator loss) {
      this.loss = loss;
      int[] inside = sampled.indicesWithin(SAME_END, 1 - SAME_END);
      for (int i : inside) {
        known.put(sampled.at(i), sampled.loss(i));
      }
      this.lossAt0 = end(sampled, 0);
      this.lossAt1 = end(sampled, 1);
      this.at = new double[inside.length + 2];
      for (int i = 0; i < inside.length; i++) {
        at[i + 1] = sampled.at(inside[i]);
      }
      at[at.length - 1] = 1;
    }

    private double end(LossCurve sampled, double end) {
      for (int i : sampled.indicesWithin(end - SAME_END, end + SAME_END)) {
        known.put(end, sampled.loss(i));
      }
      return loss(end);
    }

    private double loss(double a) {
      Double before = known.get(a);
      if (before != null) {
        return before;
      }
      evaluations++;
      double measured = loss.applyAsDouble(a);
      known.put(a, measured);
      return measured;
    }

    Barrier barrier(double tolerance) {
      double larger = Math.max(lossAt0, lossAt1);
      Peak overChord = peak(a -> lossAt0 + a * (lossAt1 - lossAt0), tolerance);
      Peak overLargerEnd = peak(a -> larger, tolerance);
      int undefined = (int) known.values().stream().filter(l -> l.isNaN()).count();
      return new Barrier(overChord, overLargerEnd, lossAt0, lossAt1, evaluations, undefined);
    }

    private Peak peak(DoubleUnaryOperator ground, double tolerance) {
      if (!Double.isFinite(lossAt0) || !Double.isFinite(lossAt1)) {
        return new Peak(Double.NaN, Double.NaN, Double.NaN);
      }
      int highest = 0;
      double height = 0;
      for (int i = 1; i < at.length - 1; i++) {
        double excess = excess(at[i], ground);
        if (excess > height) {
          highest = i;
          height = excess;
        }
      }
      if (highest == 0) {
        double end = lossAt0 >= lossAt1 ? 0 : 1;
        return new Peak(end, 0, loss(end));
      }
      GoldenSection.Point top = new GoldenSection.Point(at[highest], height);
      if (tolerance < 1) {
        top =
            GoldenSection.maximum(
                a -> excess(a, ground), at[highest - 1], top, at[highest + 1], tolerance);
      }
      return new Peak(top.at(), top.value(), loss(top.at()));
    }

    /** The height above {@code ground}; 0 where it is nothing but rounding. */
    private double excess(double a, DoubleUnaryOperator ground) {
      double here = loss(a);
      double below = ground.applyAsDouble(a);
      double excess = here - below;
      double rounding = ROUNDING * Math.ulp(Math.max(Math.abs(lossAt0), Math.abs(lossAt1)));
      return Math.abs(excess) <= rounding ? 0 : excess;
    }
  }
}
