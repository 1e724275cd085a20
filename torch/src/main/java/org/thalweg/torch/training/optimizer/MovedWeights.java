// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The flat weights that an optimiser moves in place, and which of them weight decay pulls.
 *
 * @param theta one-dimensional, single or double precision
 * @param decaying 1 where weight decay pulls and 0 elsewhere; empty if it pulls everywhere
 */
public record MovedWeights(Tensor theta, Optional<Tensor> decaying) {

  /** Weights that decay everywhere, if at all. */
  public static MovedWeights all(Tensor theta) {
    return new MovedWeights(theta, Optional.empty());
  }

  /** g + λθ; the gradient itself if λ is 0. */
  Tensor decayed(Tensor gradient, double lambda) {
    if (lambda == 0) {
      return gradient;
    }
    Scalar factor = new Scalar(lambda);
    return decaying
        .map(mask -> gradient.addcmul(theta, mask, factor))
        .orElseGet(() -> gradient.add(theta, factor));
  }

  /** θ ← (1 − share) θ where weight decay pulls. */
  void shrink(double share) {
    if (share == 0) {
      return;
    }
    if (decaying.isPresent()) {
      theta.addcmul_(theta, decaying.get(), new Scalar(-share));
    } else {
      theta.mul_(new Scalar(1 - share));
    }
  }

  /** A tensor like the weights, with {@code value} everywhere. */
  Tensor filled(double value) {
    return torch.full_like(theta, new Scalar(value));
  }
}
