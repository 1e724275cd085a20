// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Steps divided by a moving root mean square of the gradients (Hinton 2012, lecture 6e).
 *
 * <p>g ← g + λθ; v ← αv + (1 − α)g²; centred also m ← αm + (1 − α)g and v − m² for v, not below 0;
 * s = g/(√v + ε); with momentum b ← μb + s, else b = s; θ ← θ − ηb.
 *
 * @param smoothing α
 * @param centered whether v is the variance instead of the second moment
 * @param momentum μ
 * @param epsilon ε, outside of the root
 * @param weightDecay λ
 */
public record RmsProp(
    double smoothing, boolean centered, double momentum, double epsilon, double weightDecay)
    implements Optimizer {

  public RmsProp {
    Constants.requireShare("smoothing", smoothing);
    Constants.requireNotNegative("momentum", momentum);
    Constants.requireNotNegative("epsilon", epsilon);
    Constants.requireNotNegative("weight decay", weightDecay);
  }

  /** PyTorch's constants: α = 0.99, ε = 10⁻⁸, neither centred nor with momentum. */
  public static RmsProp usual(double weightDecay) {
    return new RmsProp(0.99, false, 0, 1e-8, weightDecay);
  }

  @Override
  public String word() {
    return "rmsprop";
  }

  @Override
  public double usualRate() {
    return 1e-2;
  }

  @Override
  public OptimizerRun begin(MovedWeights weights) {
    return new Run(weights);
  }

  private final class Run extends OptimizerRun {
    private final Average squares;
    private final Optional<Average> gradients;
    private final Optional<Tensor> buffer;

    Run(MovedWeights weights) {
      super(weights);
      squares = new Average(remember("squares", 0), smoothing);
      gradients =
          centered
              ? Optional.of(new Average(remember("gradients", 0), smoothing))
              : Optional.empty();
      buffer = momentum > 0 ? Optional.of(remember("momentum", 0)) : Optional.empty();
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      Tensor g = weights.decayed(gradient, weightDecay);
      squares.addSquare(g);
      Tensor deviation = deviation(g).add_(new Scalar(epsilon));
      if (buffer.isPresent()) {
        Tensor moving = buffer.get().mul_(new Scalar(momentum)).addcdiv_(g, deviation);
        weights.theta().add_(moving, new Scalar(-rate));
      } else {
        weights.theta().addcdiv_(g, deviation, new Scalar(-rate));
      }
    }

    private Tensor deviation(Tensor g) {
      if (gradients.isEmpty()) {
        return squares.value().sqrt();
      }
      gradients.get().add(g);
      Tensor mean = gradients.get().value();
      // Rounding may leave a variance below 0.
      return squares.value().addcmul(mean, mean, new Scalar(-1)).clamp_min_(new Scalar(0)).sqrt_();
    }
  }
}
