// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Steps from moving first and second moments (Kingma and Ba 2015, algorithm 1, arXiv:1412.6980).
 *
 * <p>m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; θ ← θ − η · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε).
 * AMSGrad takes the largest v so far instead of v (Reddi, Kale and Kumar 2018, algorithm 2).
 *
 * @param meanShare β₁
 * @param squareShare β₂
 * @param epsilon ε, outside of the root
 * @param weightDecay λ
 * @param amsgrad whether the largest v counts
 * @param decoupled whether θ ← (1 − ηλ)θ before the step (AdamW; Loshchilov and Hutter 2019,
 *     arXiv:1711.05101) instead of g ← g + λθ
 */
public record Adam(
    double meanShare,
    double squareShare,
    double epsilon,
    double weightDecay,
    boolean amsgrad,
    boolean decoupled)
    implements Optimizer {

  public Adam {
    Constants.requireShare("the first moment's share", meanShare);
    Constants.requireShare("the second moment's share", squareShare);
    Constants.requireNotNegative("epsilon", epsilon);
    Constants.requireNotNegative("weight decay", weightDecay);
  }

  /** PyTorch's constants: β = (0.9, 0.999), ε = 10⁻⁸. */
  public static Adam usual(double weightDecay) {
    return new Adam(0.9, 0.999, 1e-8, weightDecay, false, false);
  }

  /** As usual, but the largest v so far counts. */
  public static Adam largest(double weightDecay) {
    return new Adam(0.9, 0.999, 1e-8, weightDecay, true, false);
  }

  /** AdamW: as usual, but decay is apart from the gradient; PyTorch's own λ is 0.01. */
  public static Adam decoupled(double weightDecay) {
    return new Adam(0.9, 0.999, 1e-8, weightDecay, false, true);
  }

  @Override
  public String word() {
    return decoupled ? "adamw" : amsgrad ? "amsgrad" : "adam";
  }

  @Override
  public double usualRate() {
    return 1e-3;
  }

  @Override
  public OptimizerRun begin(MovedWeights weights) {
    return new Run(weights);
  }

  private final class Run extends OptimizerRun {
    private final Average mean;
    private final Average squares;
    private final Tensor largest;

    Run(MovedWeights weights) {
      super(weights);
      mean = new Average(remember("mean", 0), meanShare);
      squares = new Average(remember("squares", 0), squareShare);
      largest = amsgrad ? remember("largest", 0) : squares.value();
    }

    @Override
    void update(MovedWeights weights, Tensor gradient, double rate) {
      if (decoupled) {
        weights.shrink(rate * weightDecay);
      }
      Tensor g = decoupled ? gradient : weights.decayed(gradient, weightDecay);
      mean.add(g);
      squares.addSquare(g);
      if (amsgrad) {
        torch.maximum_out(largest, largest, squares.value());
      }
      double meanCorrection = 1 - StrictMath.pow(meanShare, taken());
      double squareCorrection = StrictMath.sqrt(1 - StrictMath.pow(squareShare, taken()));
      Tensor deviation =
          largest.sqrt().div_(new Scalar(squareCorrection)).add_(new Scalar(epsilon));
      weights.theta().addcdiv_(mean.value(), deviation, new Scalar(-rate / meanCorrection));
    }
  }
}
