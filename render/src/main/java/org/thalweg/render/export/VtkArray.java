// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;

/** {@code DataArray} elements of VTK's XML files, base64 with an 8-byte length before the data. */
final class VtkArray {
  private VtkArray() {}

  static String float32(String name, int components, double[] values) {
    LittleEndian bytes = new LittleEndian().i64(4L * values.length);
    Arrays.stream(values).forEach(bytes::f32);
    return element("Float32", name, components, values, bytes);
  }

  static String float64(String name, double[] values) {
    LittleEndian bytes = new LittleEndian().i64(8L * values.length);
    Arrays.stream(values).forEach(bytes::f64);
    return element("Float64", name, 1, values, bytes);
  }

  static String uint8(String name, double[] values) {
    LittleEndian bytes = new LittleEndian().i64(values.length);
    Arrays.stream(values).forEach(v -> bytes.u8((int) v));
    return element("UInt8", name, 1, values, bytes);
  }

  private static String int64(String name, int[] values) {
    LittleEndian bytes = new LittleEndian().i64(8L * values.length);
    Arrays.stream(values).forEach(bytes::i64);
    return element("Int64", name, 1, Arrays.stream(values).asDoubleStream().toArray(), bytes);
  }

  /** A block of cells: {@code connectivity} and the running {@code offsets}. */
  static String cells(String block, int[][] cells) {
    int[] connectivity = Arrays.stream(cells).flatMapToInt(Arrays::stream).toArray();
    int[] offsets = Arrays.stream(cells).mapToInt(cell -> cell.length).toArray();
    Arrays.parallelPrefix(offsets, Integer::sum);
    return "<%s>\n%s%s</%s>\n"
        .formatted(block, int64("connectivity", connectivity), int64("offsets", offsets), block);
  }

  private static String element(
      String type, String name, int components, double[] values, LittleEndian bytes) {
    double[] magnitudes = components == 1 ? values : lengths(values, components);
    double[] finite = Arrays.stream(magnitudes).filter(Double::isFinite).toArray();
    return """
        <DataArray type="%s" Name="%s" NumberOfComponents="%d" format="binary" RangeMin="%s" \
        RangeMax="%s">
        %s
        </DataArray>
        """
        .formatted(
            type,
            name,
            components,
            Arrays.stream(finite).min().orElse(0),
            Arrays.stream(finite).max().orElse(0),
            Base64.getEncoder().encodeToString(bytes.toByteArray()));
  }

  /** VTK gives the range of vectors as that of their lengths. */
  private static double[] lengths(double[] values, int components) {
    return IntStream.range(0, values.length / components)
        .mapToDouble(
            i ->
                Math.sqrt(
                    IntStream.range(0, components)
                        .mapToDouble(c -> values[components * i + c])
                        .map(v -> v * v)
                        .sum()))
        .toArray();
  }
}
