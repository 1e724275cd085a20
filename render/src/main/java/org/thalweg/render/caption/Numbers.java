// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people write them: a true minus, no trailing zeros, powers of ten raised. */
public final class Numbers {
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /** {@code value} to {@code digits} significant digits, such as 0.25, −3, 2·10⁶ or 10⁻⁴. */
  public static String text(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String text =
        exponent >= 5 || exponent < -3 || (exponent == 4 && rounded.precision() == 1)
            ? scientific(rounded, exponent)
            : rounded.toPlainString();
    return text.replace('-', '−');
  }

  private static String scientific(BigDecimal value, int exponent) {
    String mantissa = value.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    String power = "10" + raised(exponent);
    return switch (mantissa) {
      case "1" -> power;
      case "-1" -> "-" + power;
      default -> mantissa + "·" + power;
    };
  }

  private static String raised(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    String.valueOf(Math.abs(exponent)).chars().forEach(c -> text.append(RAISED.charAt(c - '0')));
    return text.toString();
  }

  /** A share such as 0.874 as 87.4 %. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
