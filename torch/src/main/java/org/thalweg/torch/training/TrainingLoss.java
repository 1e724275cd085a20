// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.objective.ImageChunk;
import org.thalweg.torch.objective.LossFunction;

/**
 * What training descends.
 *
 * @param smoothing the share of each label that is spread over all classes (Szegedy et al. 2016,
 *     §7, arXiv:1512.00567); cross-entropy alone takes it, and measurements never do
 */
public record TrainingLoss(LossFunction function, double smoothing) {
  private static final long SUM = 2;
  private static final long NO_IGNORED_LABEL = -100;

  /** Cross-entropy as it is. */
  public static final TrainingLoss CROSS_ENTROPY = new TrainingLoss(LossFunction.CROSS_ENTROPY, 0);

  public TrainingLoss {
    if (!(smoothing >= 0 && smoothing < 1)) {
      throw new IllegalArgumentException(
          "label smoothing is a share from 0 to below 1, got " + smoothing);
    }
    if (smoothing > 0 && function != LossFunction.CROSS_ENTROPY) {
      throw new IllegalArgumentException(
          "label smoothing goes with cross-entropy, got " + function.cliName());
    }
  }

  /** The sum over the samples of a batch. */
  Tensor sum(Tensor outputs, ImageChunk chunk) {
    return smoothing == 0
        ? function.sum(outputs, chunk)
        : smoothed(outputs, HostArrays.toTensor(chunk.labels()));
  }

  Tensor smoothed(Tensor logits, Tensor labels) {
    return torch.cross_entropy_loss(
        logits, labels, new TensorOptional(), SUM, NO_IGNORED_LABEL, smoothing);
  }
}
