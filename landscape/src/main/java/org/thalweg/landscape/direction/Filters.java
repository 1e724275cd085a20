// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import org.thalweg.landscape.parameters.ParameterBlock;

/**
 * The filters of one block: slices along its filter axis; a block of rank 0 or 1 is one filter.
 *
 * @param inner consecutive entries of one filter
 */
record Filters(int count, int inner) {

  static Filters of(ParameterBlock block) {
    if (block.isBiasOrNorm()) {
      return new Filters(1, block.size());
    }
    int inner = 1;
    for (int axis = block.filterAxis() + 1; axis < block.rank(); axis++) {
      inner *= block.shape().get(axis);
    }
    return new Filters(block.shape().get(block.filterAxis()), inner);
  }

  /** The filter that holds an entry, counted row-major in the block. */
  int holding(int entry) {
    return entry / inner % count;
  }

  /** Σ aᵢ bᵢ of every filter, in double. */
  double[] dots(double[] a, double[] b) {
    double[] sums = new double[count];
    for (int i = 0; i < a.length; i++) {
      sums[holding(i)] += a[i] * b[i];
    }
    return sums;
  }
}
