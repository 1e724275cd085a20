// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Steps shortened by the squares of all gradients so far (Duchi, Hazan and Singer 2011).
 *
 * <p>g ← g + λθ; G ← G + g²; θ ← θ − η/(1 + (t − 1)δ) · g/(√G + ε), entry by entry.
 *
 * @param rateDecay δ
 * @param initialSum G before the first step
 * @param epsilon ε
 * @param weightDecay λ
 */
public record Adagrad(double rateDecay, double initialSum, double epsilon, double weightDecay)
    implements Optimizer {

  public Adagrad {
    Constants.requireNotNegative("rate decay", rateDecay);
    Constants.requireNotNegative("the initial sum", initialSum);
    Constants.requireNotNegative("epsilon", epsilon);
    Constants.requireNotNegative("weight decay", weightDecay);
  }

  /** PyTorch's constants: δ = 0, G = 0, ε = 10⁻¹⁰. */
  public static Adagrad usual(double weightDecay) {
    return new Adagrad(0, 0, 1e-10, weightDecay);
  }

  @Override
  public String word() {
    return "adagrad";
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
    private final Tensor sum;

    Run(MovedWeights weights) {
      super(weights);
      sum = remember("sum", initialSum);
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      Tensor g = weights.decayed(gradient, weightDecay);
      sum.addcmul_(g, g);
      double decayed = rate / (1 + (taken() - 1) * rateDecay);
      weights.theta().addcdiv_(g, sum.sqrt().add_(new Scalar(epsilon)), new Scalar(-decayed));
    }
  }
}
