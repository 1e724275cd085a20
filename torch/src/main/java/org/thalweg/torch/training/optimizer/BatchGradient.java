// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.Tensor;

/** The gradient of one batch's loss, wherever the weights are when it is asked for. */
public interface BatchGradient {

  /** At the weights; running statistics move towards the batch's. */
  Tensor here();

  /** At weights that are only visited: running statistics stay. */
  Tensor visited();
}
