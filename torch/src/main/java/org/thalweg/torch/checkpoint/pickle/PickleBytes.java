// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A file's bytes with a position, so that lengths can be checked before they are believed.
 *
 * <p>Not thread-safe.
 */
public final class PickleBytes extends ByteArrayInputStream {
  private static final int LONGEST_LINE = 1024;

  public PickleBytes(byte[] bytes) {
    super(bytes);
  }

  /** How many bytes were read so far. */
  public int position() {
    return pos;
  }

  public int left() {
    return count - pos;
  }

  /** The next eight bytes as a little-endian number. */
  public long readLong() {
    requireLeft(Long.BYTES, "an element count");
    long value = peek(Long.BYTES);
    pos += Long.BYTES;
    return value;
  }

  /** A little-endian view of the next {@code length} bytes, which are skipped. */
  public ByteBuffer slice(long length) {
    requireLeft(length, "tensor data");
    ByteBuffer view = ByteBuffer.wrap(buf, pos, (int) length).slice();
    pos += (int) length;
    return view.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next {@code width} bytes, 1 to 8, as a little-endian number; the position stays. */
  long peek(int width) {
    requireLeft(width, "a length");
    long value = 0;
    for (int i = width - 1; i >= 0; i--) {
      value = value << 8 | (buf[pos + i] & 0xff);
    }
    return value;
  }

  /** Refuses a length that reaches beyond the end; a negative one is a damaged length. */
  void requireLeft(long length, String what) {
    if (length < 0 || length > left()) {
      throw new UnpicklingException(
          "is truncated or damaged: %s of %s bytes at byte %d, where %d are left"
              .formatted(what, Long.toUnsignedString(length), pos, left()));
    }
  }

  /** Refuses to read a line that has no end nearby. */
  void requireLines(int lines) {
    int missing = lines;
    int end = Math.min(count, pos + LONGEST_LINE);
    for (int i = pos; i < end && missing > 0; i++) {
      if (buf[i] == '\n') {
        missing--;
      }
    }
    if (missing > 0) {
      throw new UnpicklingException("is damaged: a line without an end at byte " + pos);
    }
  }
}
