// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.render.caption.Field;
import org.thalweg.render.caption.Numbers;

/**
 * From values to positions 0..1: clip, then linear or log(z + offset).
 *
 * <p>The offset 0.1 and clip-then-log are the display transform of the reference implementation of
 * Li et al. 2018: near a minimum of a loss, differences far below 0.1 are noise of the sample.
 */
public final class ValueScale {
  private static final double LOG_OFFSET = 0.1;
  // The contour range of Li et al. 2018: a loss above it is that of a network that knows nothing.
  private static final double PAPER_CLIP = 10;
  // Beyond two decades above that, a linear picture shows one spike on a flat floor.
  private static final double TOO_WIDE = 1000;
  private static final double USUAL = 0.98;

  private final double low;
  private final double high;
  private final boolean log;
  private final double offset;
  private final Clip clip;

  private record Clip(boolean active, long above, long of, double largest) {}

  private ValueScale(double low, double high, boolean log, double offset, Clip clip) {
    this.low = low;
    this.high = high > low ? high : low + Math.max(1e-12, Math.abs(low) * 1e-6);
    this.log = log;
    this.offset = offset;
    this.clip = clip;
  }

  /**
   * The scale for {@code field} as asked; AUTO decides by the range:
   *
   * <ul>
   *   <li>a loss whose median is at most 10 is linear and clipped at 10, as the paper's contours,
   *       so that several surfaces compare;
   *   <li>where the 98 % quantile exceeds 1000, or half of the values exceed 10 while some lie
   *       below 1, it is log;
   *   <li>all else is linear.
   * </ul>
   *
   * A log scale without a given clip ends at the decade above the 98 % quantile if that exceeds
   * 1000.
   *
   * @param isLoss whether the paper's range applies
   * @throws IllegalArgumentException if LOG is asked for values at or below −0.1
   */
  public static ValueScale choose(
      Field field, Scaling scaling, OptionalDouble clipAt, boolean isLoss) {
    double[] sorted = field.sorted();
    if (sorted.length == 0) {
      return new ValueScale(0, 1, false, 0, new Clip(false, 0, 0, 0));
    }
    double low = sorted[0];
    double largest = sorted[sorted.length - 1];
    boolean wide = scaling == Scaling.AUTO && isWide(sorted, clipAt.orElse(largest));
    boolean log = scaling == Scaling.LOG || wide;
    double wanted = clipAt.orElseGet(() -> clip(sorted, log, isLoss && scaling == Scaling.AUTO));
    double high = wanted > low ? Math.min(wanted, largest) : largest;
    double offset = log ? offset(low, high) : 0;
    return new ValueScale(low, high, log, offset, count(sorted, high, largest));
  }

  /** From {@code low} to {@code high}, whatever the values; those above are counted as clipped. */
  public static ValueScale within(Field field, double low, double high) {
    double[] sorted = field.sorted();
    double largest = sorted.length == 0 ? high : sorted[sorted.length - 1];
    return new ValueScale(low, high, false, 0, count(sorted, high, largest));
  }

  /** From {@code low} to {@code high}, nothing clipped. */
  public static ValueScale linear(double low, double high) {
    return new ValueScale(low, high, false, 0, new Clip(false, 0, 0, high));
  }

  private static boolean isWide(double[] sorted, double clip) {
    double median = sorted[sorted.length / 2];
    double high = Math.min(clip, sorted[sorted.length - 1]);
    boolean spread = Math.min(clip, usual(sorted)) > TOO_WIDE * Math.max(1, sorted[0]);
    boolean skewed = median > PAPER_CLIP && high > PAPER_CLIP && sorted[0] < 1;
    return sorted[0] >= 0 && (spread || skewed);
  }

  private static double usual(double[] sorted) {
    return sorted[(int) (USUAL * (sorted.length - 1))];
  }

  private static double clip(double[] sorted, boolean log, boolean byPaper) {
    double usual = usual(sorted);
    if (log) {
      return usual < TOO_WIDE ? Double.MAX_VALUE : Math.pow(10, Math.ceil(Math.log10(usual)));
    }
    return byPaper && sorted[sorted.length / 2] <= PAPER_CLIP ? PAPER_CLIP : Double.MAX_VALUE;
  }

  private static double offset(double low, double high) {
    if (low <= -LOG_OFFSET) {
      throw new IllegalArgumentException(
          "a log scale needs values above -%s, got %s; leave the log off"
              .formatted(LOG_OFFSET, low));
    }
    return high >= 1 ? LOG_OFFSET : high / 100 + Math.max(0, -2 * low);
  }

  private static Clip count(double[] sorted, double high, double largest) {
    long above = Arrays.stream(sorted).filter(v -> v > high).count();
    return new Clip(above > 0, above, sorted.length, largest);
  }

  /**
   * This scale for a curve: round numbers below {@code from} and, unless clipped, above {@code to}.
   */
  public ValueScale widened(double from, double to) {
    if (log || !(from <= to)) {
      return new ValueScale(
          Math.min(low, from), clip.active() ? high : Math.max(high, to), log, offset, clip);
    }
    double top = clip.active() ? high : to;
    double step = Ticks.step(from, top, 6);
    double bottom = from >= 0 && from < top / 2 ? 0 : Math.floor(from / step) * step;
    return new ValueScale(bottom, Math.ceil(top / step) * step, false, 0, clip);
  }

  public double low() {
    return low;
  }

  /** The highest value shown as itself. */
  public double high() {
    return high;
  }

  /** The highest value there is. */
  double largest() {
    return Math.max(clip.largest(), high);
  }

  /** What is added before the logarithm; 0 for a linear scale. */
  public double offset() {
    return offset;
  }

  public boolean isLog() {
    return log;
  }

  /** Whether some values lie above {@link #high} and are shown as it. */
  public boolean isClipped() {
    return clip.active();
  }

  /** 0 at the lowest value, 1 at the highest or the clip, and no further. */
  public double position(double value) {
    return unclipped(Math.max(low, Math.min(high, value)));
  }

  /** As {@link #position}, beyond 1 for values above the clip: what lines are traced in. */
  public double unclipped(double value) {
    return log
        ? Math.log((value + offset) / (low + offset)) / Math.log((high + offset) / (low + offset))
        : (value - low) / (high - low);
  }

  /** Round values for ticks, about {@code count}. */
  public List<Double> ticks(int count) {
    return log
        ? Ticks.logarithmic(Math.max(low, offset), high, count)
        : Ticks.linear(low, high, count);
  }

  /** What this scale hides, for the caption; empty where it shows everything as it is. */
  public Optional<String> remark() {
    String text = log ? "log(z + %s) scale".formatted(Numbers.text(offset, 2)) : "";
    if (clip.active()) {
      text +=
          "%sclipped at %s (%d of %d points lie above, up to %s)"
              .formatted(
                  text.isEmpty() ? "" : ", ",
                  Numbers.text(high, 3),
                  clip.above(),
                  clip.of(),
                  Numbers.text(clip.largest(), 3));
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
