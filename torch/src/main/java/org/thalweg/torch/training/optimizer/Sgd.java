// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic gradient descent with momentum, as PyTorch defines it.
 *
 * <p>g ← g + λθ; b ← g at the first step, then b ← μb + (1 − d)g; with Nesterov g ← g + μb, else g
 * ← b; θ ← θ − ηg. The rate η multiplies after the momentum. On a curvature h it is stable below η
 * = 2(1 + μ)/h, with Nesterov below 2(1 + μ)/(h(1 + 2μ)).
 *
 * @param momentum μ; 0 for none
 * @param dampening d
 * @param weightDecay λ
 */
public record Sgd(double momentum, double dampening, boolean nesterov, double weightDecay)
    implements Optimizer {

  public Sgd {
    Constants.requireNotNegative("momentum", momentum);
    Constants.requireNotNegative("weight decay", weightDecay);
    if (!Double.isFinite(dampening)) {
      throw new IllegalArgumentException("dampening is finite, got " + dampening);
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

  @Override
  public String word() {
    return "sgd";
  }

  @Override
  public double usualRate() {
    return 1e-3;
  }

  @Override
  public OptimizerRun begin(MovedWeights weights) {
    return momentum == 0 ? new Plain(weights) : new Moving(weights);
  }

  private final class Plain extends OptimizerRun {
    Plain(MovedWeights weights) {
      super(weights);
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      weights.theta().add_(weights.decayed(gradient, weightDecay), new Scalar(-rate));
    }
  }

  private final class Moving extends OptimizerRun {
    private final Tensor buffer;

    Moving(MovedWeights weights) {
      super(weights);
      buffer = remember("momentum", 0);
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      Tensor g = weights.decayed(gradient, weightDecay);
      if (taken() == 1) {
        buffer.copy_(g);
      } else {
        buffer.mul_(new Scalar(momentum)).add_(g, new Scalar(1 - dampening));
      }
      Tensor direction = nesterov ? g.add(buffer, new Scalar(momentum)) : buffer;
      weights.theta().add_(direction, new Scalar(-rate));
    }
  }
}
