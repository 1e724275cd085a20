// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.ByteArrayOutputStream;

/** Bytes of numbers, low byte first. */
final class LittleEndian {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  LittleEndian u8(int value) {
    bytes.write(value);
    return this;
  }

  LittleEndian i32(int value) {
    return bits(value, 4);
  }

  LittleEndian i64(long value) {
    return bits(value, 8);
  }

  LittleEndian f32(double value) {
    return bits(Float.floatToRawIntBits((float) value), 4);
  }

  LittleEndian f64(double value) {
    return bits(Double.doubleToRawLongBits(value), 8);
  }

  private LittleEndian bits(long bits, int count) {
    for (int i = 0; i < count; i++) {
      bytes.write((int) (bits >> (8 * i)));
    }
    return this;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
