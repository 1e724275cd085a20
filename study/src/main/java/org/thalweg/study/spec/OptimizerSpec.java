// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.Optional;

/** The rule that moves weights; constants left empty are PyTorch's. */
public sealed interface OptimizerSpec {

  /**
   * Stochastic gradient descent.
   *
   * @param momentum empty for 0
   * @param dampening of the momentum; empty for 0
   * @param nesterov whether momentum is Nesterov's
   * @param weightDecay added to the gradient as λ times the weights; empty for 0
   */
  record Sgd(
      Optional<Double> momentum,
      Optional<Double> dampening,
      boolean nesterov,
      Optional<Double> weightDecay)
      implements OptimizerSpec {}

  /**
   * RMSprop.
   *
   * @param smoothing α, the past's weight; empty for 0.99
   * @param centered whether steps are divided by the gradient's deviation
   * @param momentum empty for 0
   * @param epsilon empty for 1e-8
   * @param weightDecay as of {@link Sgd}
   */
  record RmsProp(
      Optional<Double> smoothing,
      boolean centered,
      Optional<Double> momentum,
      Optional<Double> epsilon,
      Optional<Double> weightDecay)
      implements OptimizerSpec {}

  /**
   * Adagrad.
   *
   * @param rateDecay empty for 0
   * @param initialSum what squares begin at; empty for 0
   * @param epsilon empty for 1e-10
   * @param weightDecay as of {@link Sgd}
   */
  record Adagrad(
      Optional<Double> rateDecay,
      Optional<Double> initialSum,
      Optional<Double> epsilon,
      Optional<Double> weightDecay)
      implements OptimizerSpec {}

  /**
   * Adadelta.
   *
   * @param smoothing ρ, the past's weight; empty for 0.9
   * @param epsilon empty for 1e-6
   * @param weightDecay as of {@link Sgd}
   */
  record Adadelta(
      Optional<Double> smoothing, Optional<Double> epsilon, Optional<Double> weightDecay)
      implements OptimizerSpec {}

  /**
   * Adam and its variants.
   *
   * @param meanShare β₁; empty for 0.9
   * @param squareShare β₂; empty for 0.999
   * @param epsilon empty for 1e-8
   * @param weightDecay empty for 0, of AdamW 0.01
   */
  record Adam(
      Variant variant,
      Optional<Double> meanShare,
      Optional<Double> squareShare,
      Optional<Double> epsilon,
      Optional<Double> weightDecay)
      implements OptimizerSpec {}

  /** Of Adam. */
  enum Variant {
    /** Kingma and Ba's. */
    ADAM,
    /** The largest second moment so far counts. */
    AMSGRAD,
    /** Weight decay is apart from the gradient. */
    ADAMW
  }
}
