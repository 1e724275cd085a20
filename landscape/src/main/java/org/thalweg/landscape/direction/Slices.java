// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;

/**
 * The slices of one block along an axis: where the entries of each lie in the flat array.
 *
 * <p>Entry (o, s, i) of slice s is at {@code from + (o · count + s) · inner + i}.
 *
 * @param outer the extent before the axis
 * @param count the number of slices
 * @param inner the extent after the axis
 */
record Slices(int from, int outer, int count, int inner) {

  static Slices filtersOf(ParameterBlock block, int from) {
    int axis = block.filterAxis();
    List<Integer> shape = block.shape();
    return new Slices(
        from,
        product(shape.subList(0, axis)),
        shape.get(axis),
        product(shape.subList(axis + 1, shape.size())));
  }

  static Slices wholeOf(ParameterBlock block, int from) {
    return new Slices(from, 1, 1, block.size());
  }

  double norm(float[] values, int slice) {
    double sum = 0;
    for (int o = 0; o < outer; o++) {
      int start = start(o, slice);
      for (int i = start; i < start + inner; i++) {
        sum += (double) values[i] * values[i];
      }
    }
    return Math.sqrt(sum);
  }

  /** Multiplies one slice of {@code values} (modified), each entry rounded once. */
  void multiply(float[] values, int slice, double factor) {
    for (int o = 0; o < outer; o++) {
      int start = start(o, slice);
      for (int i = start; i < start + inner; i++) {
        values[i] = (float) (values[i] * factor);
      }
    }
  }

  private int start(int o, int slice) {
    return from + (o * count + slice) * inner;
  }

  private static int product(List<Integer> extents) {
    return extents.stream().reduce(1, Math::multiplyExact);
  }
}
