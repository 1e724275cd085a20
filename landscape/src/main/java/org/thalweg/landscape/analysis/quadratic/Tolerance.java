// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

/**
 * How far a loss may be off its quadratic model before the model no longer holds.
 *
 * @param share of the {@linkplain LocalQuadratic#extent size of the model's change}
 * @param errors multiples of the measured loss's standard error
 * @param rounding of the arithmetic: this times 1 + |L|
 */
public record Tolerance(double share, double errors, double rounding) {
  /** Single precision sums of a few hundred losses. */
  private static final double FP32 = 2e-6;

  public Tolerance {
    if (!(share >= 0 && share < 1) || !(errors >= 0) || !(rounding > 0) || share + errors == 0) {
      throw new IllegalArgumentException(
          "a tolerance is a share from 0 to 1 of the rise or a multiple of the standard error, got %s and %s"
              .formatted(share, errors));
    }
  }

  /** A share of the model's rise, such as 0.1. */
  public static Tolerance ofRise(double share) {
    return new Tolerance(share, 0, FP32);
  }

  /** One standard error of the measured loss. */
  public static Tolerance standardError() {
    return new Tolerance(0, 1, FP32);
  }

  /** Parses what {@code --quadratic} takes: {@code 10%}, or {@code se}. */
  public static Tolerance parse(String text) {
    if (text.equals("se")) {
      return standardError();
    }
    try {
      if (text.endsWith("%")) {
        double percent = Double.parseDouble(text.substring(0, text.length() - 1));
        if (percent > 0 && percent < 100) {
          return ofRise(percent / 100);
        }
      }
    } catch (NumberFormatException e) {
      throw malformed(text, e);
    }
    throw malformed(text, new IllegalArgumentException("no share"));
  }

  private static IllegalArgumentException malformed(String text, Exception cause) {
    return new IllegalArgumentException(
        "a tolerance of the quadratic model is a share of its rise such as 10%%, or se for one standard error, got \"%s\""
            .formatted(text),
        cause);
  }

  /** The largest deviation at (x, y) at which {@code model} still holds. */
  double at(LocalQuadratic model, double x, double y, double standardError) {
    double allowed = share * model.extent(x, y);
    if (errors > 0) {
      allowed = Math.max(allowed, errors * standardError);
    }
    return Math.max(allowed, rounding * (1 + Math.abs(model.value())));
  }

  /** Such as "10 % of its rise". */
  public String describe() {
    return errors > 0
        ? "one standard error"
        : "%s %% of its rise".formatted(Math.round(1e4 * share) / 100.0).replace(".0 ", " ");
  }
}
