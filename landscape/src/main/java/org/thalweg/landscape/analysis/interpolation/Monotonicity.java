// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.Locale;

/**
 * Whether the loss falls all the way from 0 to 1 of a line (Lucas et al. 2021, arXiv:2104.11044).
 *
 * <p>The measure is the largest rise, max over a₁ before a₂ in [0, 1] of L(a₂) − L(a₁), found in
 * one pass with a running minimum. The line is monotone if that is no more than chance: max(10⁻⁶, 3
 * standard errors of the difference). NaN losses take no part and are counted.
 *
 * @param maxRise of at least 0
 * @param from where the largest rise begins; equal to {@code to} where nothing rises
 * @param to where it ends
 * @param threshold the largest rise that is still called monotone
 * @param noise how the standard error of the difference is known
 * @param undefined how many losses on [0, 1] are NaN
 */
public record Monotonicity(
    double maxRise, double from, double to, double threshold, Noise noise, int undefined) {
  private static final double NO_RISE = 1e-6;
  private static final double STANDARD_ERRORS = 3;

  /** How the standard error of a difference of two losses is known. */
  public enum Noise {
    /** Not at all: the threshold is 10⁻⁶. */
    UNKNOWN,
    /**
     * From each loss's own, √(s₁² + s₂²): too large for losses on the same samples, so that a small
     * rise may go unnoticed.
     */
    MARGINAL,
    /** From the differences sample by sample. */
    PAIRED;

    /** The word in files and tables. */
    public String cliName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The standard error of the difference of the losses at two coordinates. */
  @FunctionalInterface
  public interface PairedError {
    double between(double from, double to);
  }

  /** Judged by 10⁻⁶ alone, for losses without an error. */
  public static Monotonicity of(LossCurve curve) {
    return of(curve, Noise.UNKNOWN, (from, to) -> 0);
  }

  /** Judged by each loss's own standard error, one a point of the curve. */
  public static Monotonicity of(LossCurve curve, double[] standardErrors) {
    if (standardErrors.length != curve.size()) {
      throw new IllegalArgumentException(
          "each of %d losses needs its standard error, got %d"
              .formatted(curve.size(), standardErrors.length));
    }
    double[] errors = standardErrors.clone();
    return of(curve, Noise.MARGINAL, (from, to) -> Math.hypot(errors[from], errors[to]));
  }

  /** Judged by the paired standard error of the one difference that matters. */
  public static Monotonicity of(LossCurve curve, PairedError error) {
    return of(curve, Noise.PAIRED, (from, to) -> error.between(curve.at(from), curve.at(to)));
  }

  public boolean isMonotone() {
    return maxRise <= threshold;
  }

  /** The standard error of the difference of two points of a curve. */
  private interface ErrorOfPoints {
    double between(int from, int to);
  }

  private static Monotonicity of(LossCurve curve, Noise known, ErrorOfPoints error) {
    int[] inside = curve.indicesWithin(0, 1);
    if (inside.length == 0) {
      throw new IllegalArgumentException(
          "monotonicity is measured on [0, 1], got no point between %s and %s"
              .formatted(curve.at(0), curve.at(curve.size() - 1)));
    }
    int lowest = inside[0];
    int from = lowest;
    int to = lowest;
    double rise = 0;
    int undefined = 0;
    for (int i : inside) {
      double loss = curve.loss(i);
      if (Double.isNaN(loss)) {
        undefined++;
        continue;
      }
      if (!(curve.loss(lowest) <= loss)) {
        lowest = i;
      } else if (loss - curve.loss(lowest) > rise) {
        rise = loss - curve.loss(lowest);
        from = lowest;
        to = i;
      }
    }
    double errors = rise > 0 ? STANDARD_ERRORS * error.between(from, to) : 0;
    // Where a loss is infinite its error may be too, and excuses nothing.
    double threshold = Double.isFinite(errors) ? Math.max(NO_RISE, errors) : NO_RISE;
    return new Monotonicity(rise, curve.at(from), curve.at(to), threshold, known, undefined);
  }
}
