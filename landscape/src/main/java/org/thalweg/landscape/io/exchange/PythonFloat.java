// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as Python's {@code str(float)} writes them, such as {@code -1.0} and {@code 1e-05}. */
final class PythonFloat {
  private static final int MOST_DIGITS = 17;
  private static final int FIRST_SCIENTIFIC = 16;
  private static final int LAST_POSITIONAL = -4;

  private PythonFloat() {}

  static String text(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(value).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= LAST_POSITIONAL && exponent < FIRST_SCIENTIFIC) {
      String plain = shortest.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = shortest.movePointLeft(exponent).toPlainString();
    return "%se%s%02d".formatted(digits, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  /** The fewest digits that are read as this number again. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS));
  }
}
