// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import java.util.List;

/** The step size over a run. */
@FunctionalInterface
public interface LearningRate {
  /**
   * The reference's schedule: a tenth from a half of the run on, a hundredth from three quarters.
   */
  List<Double> HALF_AND_THREE_QUARTERS = List.of(0.5, 0.75);

  /** The rate of update {@code step}, counted from 0, of {@code steps}. */
  double at(int step, int steps);

  static LearningRate constant(double rate) {
    return (step, steps) -> rate;
  }

  /** Half a cosine from {@code rate} to 0 (Loshchilov and Hutter 2017, §3, arXiv:1608.03983). */
  static LearningRate cosine(double rate) {
    return (step, steps) -> rate * 0.5 * (1 + StrictMath.cos(Math.PI * ((double) step / steps)));
  }

  /** {@code rate}, a tenth of it from 1/2 on, a hundredth from 3/4: the reference's schedule. */
  static LearningRate steps(double rate) {
    return steps(rate, HALF_AND_THREE_QUARTERS, 0.1);
  }

  /**
   * {@code rate}, multiplied by {@code factor} at every milestone.
   *
   * @param milestones shares of the run, ascending, each from 0 to 1
   */
  static LearningRate steps(double rate, List<Double> milestones, double factor) {
    List<Double> passed = List.copyOf(milestones);
    return (step, steps) -> {
      double current = rate;
      for (double milestone : passed) {
        // Whole steps: 0.1 of 300 steps is step 30, whatever 0.1 · 300 rounds to.
        if (step >= Math.round(milestone * steps)) {
          current *= factor;
        }
      }
      return current;
    };
  }

  /**
   * From rate/25 up to {@code rate} in 30 % of the run, then down to rate/250,000, by half cosines.
   *
   * <p>The 1cycle policy of Smith and Topin 2018 (arXiv:1708.07120) as PyTorch's OneCycleLR has it,
   * with its momentum left alone.
   */
  static LearningRate oneCycle(double rate) {
    double first = rate / 25;
    double last = first / 1e4;
    return (step, steps) -> {
      double top = 0.3 * steps - 1;
      return step <= top
          ? between(first, rate, step / top)
          : between(rate, last, (step - top) / (steps - 1 - top));
    };
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) * 0.5 * (1 + StrictMath.cos(Math.PI * share));
  }

  /**
   * A rise to this schedule's first rate in equal parts over {@code warmup} steps; then this
   * schedule over those left (Goyal et al. 2017, §2.2, arXiv:1706.02677).
   */
  default LearningRate after(int warmup) {
    return (step, steps) -> {
      int left = Math.max(1, steps - warmup);
      return step < warmup ? at(0, left) * (step + 1) / warmup : at(step - warmup, left);
    };
  }
}
