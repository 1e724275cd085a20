// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What some samples come to at every point of a block: margins of the rivals, or residuals.
 *
 * <p>A rival's margin is its logit less the right class's. Overwritten as it is read.
 */
final class Outputs {
  /** Fewer slabs are added one by one, each a whole piece of memory. */
  private static final int FEW = 4;

  private final Tensor values;
  private final int axis;
  private final int classes;

  /**
   * Values of shape {@code [k, samples, points]} or {@code [points, k, samples]}.
   *
   * @param axis that of k: 0 or 1
   * @param classes outputs of the network; k may leave out the right one
   */
  Outputs(Tensor values, int axis, int classes) {
    this.values = values;
    this.axis = axis;
    this.classes = classes;
  }

  int classes() {
    return classes;
  }

  /** The axis that counts samples, of what is left when that of k is gone. */
  int sampleAxis() {
    return axis;
  }

  private boolean slabs() {
    return axis == 0 && values.size(0) <= FEW;
  }

  /** The largest over k, in memory of its own. */
  Tensor largest() {
    if (!slabs()) {
      return values.amax(new long[] {axis}, false);
    }
    if (values.size(0) == 1) {
      return values.select(0, 0).clone();
    }
    Tensor largest = torch.maximum(values.select(0, 0), values.select(0, 1));
    for (int k = 2; k < values.size(0); k++) {
      torch.maximum_out(largest, largest, values.select(0, k));
    }
    return largest;
  }

  /** The sum over k; overwrites what it sums. */
  Tensor sum() {
    if (!slabs()) {
      return values.sum(axis);
    }
    Tensor sum = values.select(0, 0);
    for (int k = 1; k < values.size(0); k++) {
      sum.add_(values.select(0, k));
    }
    return sum;
  }

  Outputs minus(Tensor shift) {
    values.sub_(shift.unsqueeze(axis));
    return this;
  }

  Outputs exponentials() {
    values.exp_();
    return this;
  }

  Outputs squares() {
    return new Outputs(values.mul(values), axis, classes);
  }
}
