// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.Arrays;
import java.util.stream.Collectors;

/** One array as NumPy's {@code .npy} format 1.0 holds it, in C order. */
final class NpyArray {
  /** Where the numbers begin is a multiple of this, as the format asks. */
  private static final int ALIGNMENT = 64;

  /** Magic word, version, and the length of the text that follows. */
  private static final int PREFIX = 10;

  private NpyArray() {}

  /** Doubles, {@code <f8}. */
  static LittleEndian doubles(double[] values, int... shape) {
    LittleEndian bytes = header("<f8", shape);
    Arrays.stream(values).forEach(bytes::f64);
    return bytes;
  }

  /** Truth values, {@code |b1}. */
  static LittleEndian truths(boolean[] values, int... shape) {
    LittleEndian bytes = header("|b1", shape);
    for (boolean value : values) {
      bytes.u8(value ? 1 : 0);
    }
    return bytes;
  }

  /** Numbers 0 to 255, {@code |u1}. */
  static LittleEndian bytes(int[] values, int... shape) {
    LittleEndian bytes = header("|u1", shape);
    Arrays.stream(values).forEach(bytes::u8);
    return bytes;
  }

  private static LittleEndian header(String type, int... shape) {
    String sizes = Arrays.stream(shape).mapToObj(n -> n + ",").collect(Collectors.joining(" "));
    // Python's tuple of one keeps its comma, longer ones need none at the end.
    String tuple = shape.length == 1 ? sizes : sizes.substring(0, sizes.length() - 1);
    String text = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }".formatted(type, tuple);
    int spaces = Math.floorMod(-(PREFIX + text.length() + 1), ALIGNMENT);
    LittleEndian bytes = new LittleEndian().u8(0x93).ascii("NUMPY").u8(1).u8(0);
    bytes.u16(text.length() + spaces + 1);
    return bytes.ascii(text).ascii(" ".repeat(spaces)).ascii("\n");
  }
}
