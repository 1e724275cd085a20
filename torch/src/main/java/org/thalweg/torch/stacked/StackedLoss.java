// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The loss of every sample at every point of a block, in single precision.
 *
 * <p>From margins dₖ = zₖ − z_y of the rivals k, none of which cancels: a loss is right to a few
 * units in its last place however small it is, down to 10⁻³⁸, as far as the margins are. What
 * overflows is not finite and is left to {@link #next}.
 */
public enum StackedLoss {
  /** log(1 + Σ exp dₖ), for margins up to 88. */
  CROSS_ENTROPY {
    @Override
    Tensor of(Outputs margins, Tensor largest) {
      return margins.exponentials().sum().log1p_();
    }

    @Override
    Optional<StackedLoss> next() {
      return Optional.of(LARGE_CROSS_ENTROPY);
    }
  },
  /** The same with the largest logit taken out. */
  LARGE_CROSS_ENTROPY {
    @Override
    Tensor of(Outputs margins, Tensor largest) {
      Tensor top = largest.clamp_min(new Scalar(0.0));
      // Where the right class leads, the bracket is 0 and the small sum stands alone.
      Tensor beyond = top.neg().exp_().sub_(new Scalar(1.0));
      return beyond.add_(margins.minus(top).exponentials().sum()).log1p_().add_(top);
    }
  },
  /** max(0, 1 + max dₖ). */
  HINGE {
    @Override
    Tensor of(Outputs margins, Tensor largest) {
      return largest.add(new Scalar(1.0)).clamp_min_(new Scalar(0.0));
    }
  },
  /** The mean over classes of (softmax − one-hot)². */
  MSE {
    @Override
    Tensor of(Outputs margins, Tensor largest) {
      Tensor top = largest.clamp_min(new Scalar(0.0));
      Outputs exponentials = margins.minus(top).exponentials();
      Tensor squares = exponentials.squares().sum();
      Tensor wrong = exponentials.sum();
      Tensor all = top.neg().exp_().add_(wrong);
      return squares
          .add_(wrong.mul(wrong))
          .div_(all.mul_(all))
          .div_(new Scalar((double) margins.classes()));
    }
  },
  /** (1 − p)² · −log p for the right class's p. */
  FOCAL {
    @Override
    Tensor of(Outputs margins, Tensor largest) {
      Tensor top = largest.clamp_min(new Scalar(0.0));
      Tensor right = top.neg().exp_();
      Tensor wrong = margins.minus(top).exponentials().sum();
      Tensor share = wrong.div(right.add(wrong));
      Tensor entropy = right.sub_(new Scalar(1.0)).add_(wrong).log1p_().add_(top);
      return entropy.mul_(share).mul_(share);
    }
  },
  /** The mean over outputs of (output − target)². */
  SQUARED {
    @Override
    Tensor of(Outputs residuals, Tensor largest) {
      return residuals.squares().sum().div_(new Scalar((double) residuals.classes()));
    }

    @Override
    boolean ofResiduals() {
      return true;
    }
  };

  /**
   * The losses, {@code [samples, points]} or {@code [points, samples]}.
   *
   * @param outputs margins, or residuals where {@link #ofResiduals} (modified)
   * @param largest of the margins; stays as it is
   */
  abstract Tensor of(Outputs outputs, Tensor largest);

  /** What measures the points that this one leaves without a finite loss, if anything. */
  Optional<StackedLoss> next() {
    return Optional.empty();
  }

  /** Whether it is of outputs less numbers, not of margins between classes. */
  boolean ofResiduals() {
    return false;
  }
}
