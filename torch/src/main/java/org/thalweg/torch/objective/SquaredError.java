// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

/**
 * The mean over classes of (softmax − one-hot)², from logits, in double.
 *
 * <p>What the reference calls MSE: {@code torch.nn.MSELoss} of softmax outputs.
 */
final class SquaredError {

  private SquaredError() {}

  /** The loss of one sample whose logits begin at {@code from}; NaN where a logit is. */
  static double loss(double[] logits, int from, int classes, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      largest = Math.max(largest, logits[from + k]);
    }
    double right = StrictMath.exp(logits[from + label] - largest);
    double wrong = 0;
    double wrongSquares = 0;
    for (int k = 0; k < classes; k++) {
      if (k != label) {
        double exp = StrictMath.exp(logits[from + k] - largest);
        wrong += exp;
        wrongSquares += exp * exp;
      }
    }
    // 1 − p of the right class is Σ p of the wrong ones, without the cancellation.
    double sum = right + wrong;
    return (wrong * wrong + wrongSquares) / (sum * sum) / classes;
  }
}
