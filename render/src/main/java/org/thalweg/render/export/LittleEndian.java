// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of numbers, low byte first. */
final class LittleEndian {
  private static final int FIRST_CAPACITY = 1 << 10;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

  LittleEndian u8(int value) {
    room(1).put((byte) value);
    return this;
  }

  LittleEndian u16(int value) {
    room(Short.BYTES).putShort((short) value);
    return this;
  }

  LittleEndian i32(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  LittleEndian i64(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  LittleEndian f32(double value) {
    room(Float.BYTES).putFloat((float) value);
    return this;
  }

  LittleEndian f64(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  LittleEndian rgb(int rgb) {
    return u8(rgb >> 16).u8(rgb >> 8).u8(rgb);
  }

  LittleEndian bytes(byte[] all) {
    room(all.length).put(all);
    return this;
  }

  /** Text in ASCII; a character beyond it becomes a question mark. */
  LittleEndian ascii(String text) {
    return bytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Repeats {@code filler} until the size is a multiple of {@code alignment}. */
  LittleEndian pad(int alignment, int filler) {
    while (size() % alignment != 0) {
      u8(filler);
    }
    return this;
  }

  int size() {
    return bytes.position();
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes.array(), size());
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes.array(), 0, size());
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int wanted = Math.max(Math.addExact(size(), count), (int) Math.min(2L * size(), 1 << 30));
      bytes = ByteBuffer.allocate(wanted).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
    }
    return bytes;
  }
}
