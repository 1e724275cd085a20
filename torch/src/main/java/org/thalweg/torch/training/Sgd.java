// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.engine.NativeScope;

/**
 * Stochastic gradient descent with momentum, as PyTorch defines it.
 *
 * <p>g ← g + λθ; b ← g at the first step, then b ← μb + (1 − d)g; with Nesterov g ← g + μb, else g
 * ← b; θ ← θ − ηg. The rate η multiplies after the momentum.
 *
 * @param momentum μ; 0 for none
 * @param dampening d
 * @param weightDecay λ, on every trainable entry
 */
public record Sgd(double momentum, double dampening, boolean nesterov, double weightDecay) {

  public Sgd {
    if (!(momentum >= 0) || !(weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "momentum and weight decay are not negative, got %s and %s"
              .formatted(momentum, weightDecay));
    }
    if (nesterov && (momentum == 0 || dampening != 0)) {
      throw new IllegalArgumentException(
          "Nesterov's rule needs momentum and no dampening, got %s and %s"
              .formatted(momentum, dampening));
    }
  }

  /** θ ← θ − ηg and nothing else. */
  public static Sgd plain() {
    return new Sgd(0, 0, false, 0);
  }

  /** Nesterov's momentum 0.9 and weight decay, as the released networks were trained. */
  public static Sgd nesterov(double weightDecay) {
    return new Sgd(0.9, 0, true, weightDecay);
  }

  /** Steps along gradients: the momentum buffer of one run. Bound to the scope it was made in. */
  final class Run {
    private final Tensor theta;
    private final Tensor buffer;
    private boolean moving;

    /** A run that moves {@code theta} (modified by every step). */
    Run(Tensor theta) {
      this.theta = theta;
      this.buffer = torch.zeros_like(theta);
    }

    /** One step of size {@code rate}. */
    void step(Tensor gradient, double rate) {
      try (NativeScope scope = NativeScope.open();
          NoGradGuard updating = new NoGradGuard()) {
        Tensor decayed = weightDecay == 0 ? gradient : gradient.add(theta, new Scalar(weightDecay));
        theta.add_(direction(decayed), new Scalar(-rate));
      }
    }

    private Tensor direction(Tensor gradient) {
      if (momentum == 0) {
        return gradient;
      }
      if (moving) {
        buffer.mul_(new Scalar(momentum)).add_(gradient, new Scalar(1 - dampening));
      } else {
        buffer.copy_(gradient);
        moving = true;
      }
      return nesterov ? gradient.add(buffer, new Scalar(momentum)) : buffer;
    }
  }
}
