// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

/**
 * What persistence a pair needs to be more than noise.
 *
 * <p>A pair is cancelled up to the largest of {@code absolute}; {@code shareOfSpan} of the {@link
 * Span}, from the lowest value to the highest finite death; and {@code standardErrors} times the
 * standard error of the difference between its two nodes, √(s₁² + s₂²), where errors are known.
 * Losses on the same samples rise and fall together, so that this error is too large rather than
 * too small: some of what is cancelled may be real.
 *
 * @param absolute in the field's unit
 * @param shareOfSpan such as 0.01
 * @param standardErrors a number of them, such as 3
 */
public record Threshold(double absolute, double shareOfSpan, double standardErrors) {
  /** Three standard errors, 1 % of the span, or 10⁻⁶, whichever is largest. */
  public static final Threshold DEFAULT = new Threshold(1e-6, 0.01, 3);

  /** Cancels only what has no persistence at all: pairs on plateaus. */
  public static final Threshold NONE = new Threshold(0, 0, 0);

  public Threshold {
    require("threshold", absolute);
    require("threshold's share of the span", shareOfSpan);
    require("threshold's number of standard errors", standardErrors);
    if (shareOfSpan > 1) {
      throw new IllegalArgumentException(
          "a threshold is at most 100%% of the span, got %s%%"
              .formatted(Double.toString(100 * shareOfSpan).replaceAll("\\.0$", "")));
    }
  }

  private static void require(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a %s is a finite number of at least 0, got %s".formatted(what, value));
    }
  }

  /** Reads {@code auto}, a share of the span such as {@code 1%}, or a persistence. */
  public static Threshold parse(String text) {
    if (text.equals("auto")) {
      return DEFAULT;
    }
    boolean share = text.endsWith("%");
    try {
      double number = Double.parseDouble(share ? text.substring(0, text.length() - 1) : text);
      return share ? new Threshold(0, number / 100, 0) : exactly(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a threshold is auto, a share such as 1%%, or a persistence such as 0.05, got \"%s\""
              .formatted(text),
          e);
    }
  }

  /** The same persistence for every pair. */
  public static Threshold exactly(double persistence) {
    return new Threshold(persistence, 0, 0);
  }

  /** The limit of a pair born at {@code birth} whose nodes have no error. */
  double limit(Span span, double birth) {
    return Math.max(absolute, span.above(birth, shareOfSpan));
  }

  /** As many standard errors of the difference between two nodes as this asks for. */
  double errors(ScalarField field, int node, int other) {
    return standardErrors * Math.hypot(field.standardError(node), field.standardError(other));
  }
}
