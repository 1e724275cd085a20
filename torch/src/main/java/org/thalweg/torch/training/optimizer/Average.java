// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * An exponential moving average, kept in place.
 *
 * @param share the weight of the past
 */
record Average(Tensor value, double share) {

  void add(Tensor term) {
    value.mul_(new Scalar(share)).add_(term, new Scalar(1 - share));
  }

  void addSquare(Tensor term) {
    value.mul_(new Scalar(share)).addcmul_(term, term, new Scalar(1 - share));
  }
}
