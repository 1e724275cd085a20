// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * How far a block's arithmetic can be trusted to overflow where the network does.
 *
 * <p>Parameters and first-layer outputs below 10³⁰ are far from the end of single precision, 3.4 ×
 * 10³⁸. Beyond, the network itself is asked.
 */
final class Reach {
  private static final double FAR = 1e30;

  private final double[] largest;

  /**
   * @param parameters of centre and directions
   * @param outputs of the first layer at each
   */
  Reach(List<Parameters> parameters, List<Tensor> outputs) {
    largest = new double[parameters.size()];
    for (int k = 0; k < largest.length; k++) {
      largest[k] = largest(parameters.get(k).flat()) + largest(outputs.get(k));
    }
  }

  private static double largest(Tensor values) {
    return values.numel() == 0 ? 0 : values.abs().max().item_double();
  }

  /** False as well where a number is none. */
  boolean includes(Coordinates point) {
    double sum = largest[0];
    for (int k = 1; k < largest.length; k++) {
      sum += Math.abs(point.get(k - 1)) * largest[k];
    }
    return sum < FAR;
  }
}
