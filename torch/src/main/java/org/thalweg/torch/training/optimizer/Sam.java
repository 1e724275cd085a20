// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.engine.NativeScope;

/**
 * Steps by the gradient at the worst place nearby (Foret et al. 2021, §2, arXiv:2010.01412).
 *
 * <p>e = ρ g/(‖g‖ + 10⁻¹²) over all trainable entries; the base rule then moves θ along the
 * gradient at θ + e. Two gradients of the same batch a step; running statistics see the first
 * alone.
 *
 * @param base the rule that moves the weights, and decays them
 * @param radius ρ; the paper's is 0.05
 */
public record Sam(Optimizer base, double radius) implements Optimizer {
  private static final double TINY = 1e-12;

  public Sam {
    Constants.requirePositive("the radius of SAM", radius);
    if (base instanceof Sam) {
      throw new IllegalArgumentException("SAM goes around another rule, got itself");
    }
  }

  /** Such as {@code sgd+sam}. */
  @Override
  public String word() {
    return base.word() + "+sam";
  }

  @Override
  public double usualRate() {
    return base.usualRate();
  }

  @Override
  public OptimizerRun begin(MovedWeights weights) {
    return new Run(weights);
  }

  private final class Run extends OptimizerRun {
    private final OptimizerRun inner;
    private final Tensor theta;

    Run(MovedWeights weights) {
      super(weights);
      theta = weights.theta();
      inner = base.begin(weights);
      adopt(inner);
    }

    @Override
    public void resumeAfter(int steps) {
      super.resumeAfter(steps);
      inner.resumeAfter(steps);
    }

    @Override
    public void step(BatchGradient gradient, double rate) {
      try (NativeScope scope = NativeScope.open()) {
        Tensor start = theta.detach().clone();
        climb(gradient.here());
        Tensor worst = gradient.visited();
        try (NoGradGuard updating = new NoGradGuard()) {
          // Not θ + e − e: that would leave rounding behind.
          theta.copy_(start);
        }
        move(worst, rate);
      }
    }

    private void climb(Tensor gradient) {
      try (NoGradGuard updating = new NoGradGuard()) {
        theta.add_(gradient, new Scalar(radius / (gradient.norm().item_double() + TINY)));
      }
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      inner.move(gradient, rate);
    }
  }
}
