// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy type of numbers, such as {@code <f8}: how wide one is and how it is read.
 *
 * @param width in bytes
 * @param next reads one number, as a double
 */
record NpyType(int width, ByteOrder order, ToDoubleFunction<ByteBuffer> next) {
  private static final Pattern DESCRIPTION = Pattern.compile("([<>|=])?([a-zA-Z])(\\d*)");
  private static final double TWO_TO_64 = 0x1p64;

  /** The type of that description; objects, text and records are none of these. */
  static NpyType of(String description) throws NpyException {
    Matcher parts = DESCRIPTION.matcher(description);
    if (!parts.matches()) {
      throw new NpyException("must hold plain numbers, got type " + description);
    }
    ByteOrder order = ">".equals(parts.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return switch (parts.group(2) + parts.group(3)) {
      case "f2" -> new NpyType(2, order, data -> half(data.getShort()));
      case "f4" -> new NpyType(4, order, ByteBuffer::getFloat);
      case "f8" -> new NpyType(8, order, ByteBuffer::getDouble);
      case "i1" -> new NpyType(1, order, ByteBuffer::get);
      case "i2" -> new NpyType(2, order, ByteBuffer::getShort);
      case "i4" -> new NpyType(4, order, ByteBuffer::getInt);
      case "i8" -> new NpyType(8, order, ByteBuffer::getLong);
      case "u1", "b1" -> new NpyType(1, order, data -> Byte.toUnsignedInt(data.get()));
      case "u2" -> new NpyType(2, order, data -> Short.toUnsignedInt(data.getShort()));
      case "u4" -> new NpyType(4, order, data -> Integer.toUnsignedLong(data.getInt()));
      case "u8" -> new NpyType(8, order, data -> unsigned(data.getLong()));
      case "O", "O8", "O4" ->
          throw new NpyException(
              "holds Python objects, which are a program to run; save plain numbers, such as"
                  + " numpy.asarray(a, float)");
      default ->
          throw new NpyException(
              "must hold real numbers of 1, 2, 4 or 8 bytes (floats 2, 4 or 8), got type "
                  + description);
    };
  }

  /** Whether a number is one unsigned byte. */
  boolean isByte() {
    return width == 1 && next.applyAsDouble(ByteBuffer.wrap(new byte[] {-1})) > 0;
  }

  /** The numbers of a whole buffer. */
  double[] numbers(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(order);
    double[] numbers = new double[bytes.length / width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = next.applyAsDouble(data);
    }
    return numbers;
  }

  /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double magnitude =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24;
          case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
        };
    return bits < 0 ? -magnitude : magnitude;
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : value + TWO_TO_64;
  }
}
