// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;

/** Numbers as text for the page: little-endian IEEE in base64, NaN and infinities included. */
final class Numbers {
  private Numbers() {}

  /** {@code f4:} and 4 bytes a number where none loses a bit by it, else {@code f8:} and 8. */
  static String encode(double... values) {
    boolean single = Arrays.stream(values).allMatch(v -> Double.compare(v, (float) v) == 0);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * (single ? Float.BYTES : Double.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      if (single) {
        bytes.putFloat((float) value);
      } else {
        bytes.putDouble(value);
      }
    }
    return (single ? "f4:" : "f8:") + Base64.getEncoder().encodeToString(bytes.array());
  }
}
