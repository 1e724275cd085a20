// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Numbers in a rectangle of any rank, row-major. */
final class NumberArray {
  private final List<Integer> shape;
  private final double[] values;

  /** Takes the values over; as many as the shape says. */
  NumberArray(List<Integer> shape, double[] values) {
    this.shape = List.copyOf(shape);
    this.values = values;
    // In doubles: extents from a file must not overflow.
    if (shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b)
        != values.length) {
      throw new IllegalArgumentException(
          "an array of shape %s cannot hold %d values".formatted(shape, values.length));
    }
  }

  List<Integer> shape() {
    return shape;
  }

  int rank() {
    return shape.size();
  }

  int extent(int axis) {
    return shape.get(axis);
  }

  double[] toArray() {
    return values.clone();
  }

  /** The entry of a vector. */
  double get(int index) {
    return values[index];
  }

  /** The entry of a matrix. */
  double get(int row, int column) {
    return values[row * extent(1) + column];
  }

  double[] row(int row) {
    return Arrays.copyOfRange(values, row * extent(1), (row + 1) * extent(1));
  }

  double[] column(int column) {
    double[] entries = new double[extent(0)];
    Arrays.setAll(entries, row -> get(row, column));
    return entries;
  }

  /** The array of one index less whose entries have {@code last} as their last index. */
  NumberArray slice(int last) {
    int depth = extent(rank() - 1);
    double[] entries = new double[values.length / depth];
    Arrays.setAll(entries, i -> values[i * depth + last]);
    return new NumberArray(shape.subList(0, rank() - 1), entries);
  }

  /** The same numbers with the axes in opposite order. */
  NumberArray transposed() {
    List<Integer> turnedShape = new ArrayList<>(shape);
    Collections.reverse(turnedShape);
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int rest = i;
      int at = 0;
      int stride = values.length;
      for (int axis = rank() - 1; axis >= 0; axis--) {
        stride /= extent(axis);
        at += rest % extent(axis) * stride;
        rest /= extent(axis);
      }
      turned[at] = values[i];
    }
    return new NumberArray(turnedShape, turned);
  }
}
