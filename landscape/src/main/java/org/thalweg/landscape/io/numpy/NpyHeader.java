// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the numbers of a NumPy array, versions 1 to 3 (numpy.lib.format).
 *
 * <p>It is a Python expression; here it is matched, never evaluated.
 *
 * @param columnMajor whether the first index runs fastest
 * @param bytes the length of the header itself
 */
record NpyHeader(NpyType type, boolean columnMajor, List<Integer> shape, long bytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LONGEST = 1 << 16;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[)");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\sL,]*)\\)");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  static NpyHeader read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new NpyException("is no NumPy array: it does not begin with that signature");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new NpyException("must be a NumPy array of version 1 to 3, got " + version);
    }
    int width = version == 1 ? Short.BYTES : Integer.BYTES;
    byte[] padded = Arrays.copyOf(in.readNBytes(width), Long.BYTES);
    long length = ByteBuffer.wrap(padded).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length > LONGEST) {
      throw new NpyException("has a damaged header: %d bytes long".formatted(length));
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw new NpyException("is truncated in its header");
    }
    return parse(new String(text, StandardCharsets.UTF_8), start.length + width + length);
  }

  private static NpyHeader parse(String text, long bytes) throws NpyException {
    String type = required(TYPE, text);
    if (type.equals("[")) {
      throw new NpyException("must hold plain numbers, got records");
    }
    return new NpyHeader(
        NpyType.of(type.substring(1, type.length() - 1)),
        required(ORDER, text).equals("True"),
        shape(required(SHAPE, text)),
        bytes);
  }

  private static String required(Pattern part, String text) throws NpyException {
    Matcher found = part.matcher(text);
    if (!found.find()) {
      throw new NpyException("has a damaged header: \"%s\"".formatted(text.strip()));
    }
    return found.group(1);
  }

  private static List<Integer> shape(String text) throws NpyException {
    List<Integer> shape = new ArrayList<>();
    for (String extent : text.replaceAll("[\\sL]", "").split(",", -1)) {
      try {
        if (!extent.isEmpty()) {
          shape.add(Integer.parseInt(extent));
        }
      } catch (NumberFormatException e) {
        throw new NpyException("has a damaged header: shape (%s)".formatted(text));
      }
    }
    return shape;
  }

  /** The number of bytes that follow; in double, so that no extent overflows it. */
  double dataBytes() {
    return type.width()
        * shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
  }
}
