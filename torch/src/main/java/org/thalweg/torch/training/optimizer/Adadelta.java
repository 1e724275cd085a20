// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Steps in the units of the weights (Zeiler 2012, §3, arXiv:1212.5701).
 *
 * <p>g ← g + λθ; v ← ρv + (1 − ρ)g²; Δ = √(u + ε)/√(v + ε) · g; u ← ρu + (1 − ρ)Δ²; θ ← θ − ηΔ.
 *
 * @param smoothing ρ
 * @param epsilon ε, inside of the roots
 * @param weightDecay λ
 */
public record Adadelta(double smoothing, double epsilon, double weightDecay) implements Optimizer {

  public Adadelta {
    Constants.requireShare("smoothing", smoothing);
    Constants.requireNotNegative("epsilon", epsilon);
    Constants.requireNotNegative("weight decay", weightDecay);
  }

  /** PyTorch's constants: ρ = 0.9, ε = 10⁻⁶. */
  public static Adadelta usual(double weightDecay) {
    return new Adadelta(0.9, 1e-6, weightDecay);
  }

  @Override
  public String word() {
    return "adadelta";
  }

  @Override
  public double usualRate() {
    return 1;
  }

  @Override
  public OptimizerRun begin(MovedWeights weights) {
    return new Run(weights);
  }

  private final class Run extends OptimizerRun {
    private final Average gradients;
    private final Average steps;

    Run(MovedWeights weights) {
      super(weights);
      gradients = new Average(remember("squares", 0), smoothing);
      steps = new Average(remember("steps", 0), smoothing);
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      Tensor g = weights.decayed(gradient, weightDecay);
      gradients.addSquare(g);
      Tensor delta = root(steps).div_(root(gradients)).mul_(g);
      steps.addSquare(delta);
      weights.theta().add_(delta, new Scalar(-rate));
    }

    private Tensor root(Average squares) {
      return squares.value().add(new Scalar(epsilon)).sqrt_();
    }
  }
}
