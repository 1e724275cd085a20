// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.Arrays;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.surface.Grid;

/**
 * How noisy a plane's nodes are by themselves, told from its sixth differences.
 *
 * <p>A smooth field has next to none at the sixth power of the step; independent noise of deviation
 * σ gives them a deviation of √924 σ. The median of their magnitudes lets walls be walls. Among n
 * nodes such noise makes pairs of a persistence up to about 2 σ √(2 ln n).
 */
final class Roughness {
  private static final int[] DIFFERENCE = {1, -6, 15, -20, 15, -6, 1};
  private static final double GAIN = Math.sqrt(924);
  // Of a normal deviation, the median magnitude.
  private static final double MEDIAN = 0.6745;

  private Roughness() {}

  /** The persistence that noise alone is expected to reach; 0 on a plane too small to tell. */
  static double persistence(ScalarField field) {
    double n = field.size();
    return 2 * deviation(field) * Math.sqrt(2 * Math.log(n));
  }

  /** The deviation σ of a node's own noise. */
  static double deviation(ScalarField field) {
    Grid grid = field.grid();
    double[] magnitudes = new double[2 * grid.size()];
    int count = 0;
    for (int iy = 0; iy < grid.rows(); iy++) {
      for (int ix = 0; ix < grid.columns(); ix++) {
        int node = grid.index(ix, iy);
        if (ix + 6 < grid.columns()) {
          count = add(field, node, 1, magnitudes, count);
        }
        if (iy + 6 < grid.rows()) {
          count = add(field, node, grid.columns(), magnitudes, count);
        }
      }
    }
    if (count == 0) {
      return 0;
    }
    Arrays.sort(magnitudes, 0, count);
    return magnitudes[count / 2] / (MEDIAN * GAIN);
  }

  private static int add(ScalarField field, int node, int step, double[] magnitudes, int count) {
    double sum = 0;
    for (int k = 0; k < DIFFERENCE.length; k++) {
      sum += DIFFERENCE[k] * field.value(node + k * step);
    }
    if (!Double.isFinite(sum)) {
      return count;
    }
    magnitudes[count] = Math.abs(sum);
    return count + 1;
  }
}
