// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

/** The step size over a run. */
@FunctionalInterface
public interface LearningRate {

  /** The rate when {@code progress} of the run, 0 to 1, is done. */
  double at(double progress);

  static LearningRate constant(double rate) {
    return progress -> rate;
  }

  /** Half a cosine from {@code rate} to 0 (Loshchilov and Hutter 2017, §3, arXiv:1608.03983). */
  static LearningRate cosine(double rate) {
    return progress -> rate * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
  }

  /** {@code rate}, a tenth of it from 1/2 on, a hundredth from 3/4: the reference's schedule. */
  static LearningRate steps(double rate) {
    return progress -> progress < 0.5 ? rate : progress < 0.75 ? rate * 0.1 : rate * 0.01;
  }
}
