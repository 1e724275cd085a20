// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

/**
 * The cross-entropy of a softmax: log Σ exp(zₖ − z_y), from logits, in double.
 *
 * <p>The largest logit is taken out first, so large logits do not overflow. StrictMath, because the
 * same logits must give the same bits on every Java.
 */
final class CrossEntropy {

  private CrossEntropy() {}

  /** The loss of one sample whose logits begin at {@code from}; NaN where a logit is. */
  static double loss(double[] logits, int from, int classes, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      largest = Math.max(largest, logits[from + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += StrictMath.exp(logits[from + k] - largest);
    }
    return StrictMath.log(sum) - (logits[from + label] - largest);
  }

  /** The first class with the largest logit; a NaN counts as the largest, as in PyTorch. */
  static int predicted(double[] logits, int from, int classes) {
    int best = 0;
    for (int k = 1; k < classes && !Double.isNaN(logits[from + best]); k++) {
      double logit = logits[from + k];
      if (Double.isNaN(logit) || logit > logits[from + best]) {
        best = k;
      }
    }
    return best;
  }
}
