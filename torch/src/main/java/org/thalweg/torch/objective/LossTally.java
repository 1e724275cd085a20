// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.landscape.objective.Measurement;

/** Losses and hits of all samples, summed in sample order. */
final class LossTally {
  private final double[] losses;
  private int count;
  private int hits;

  LossTally(int samples) {
    losses = new double[samples];
  }

  /** Adds one chunk: {@code logits [labels.length, classes]}. */
  void add(double[] logits, int[] labels) {
    int classes = logits.length / labels.length;
    for (int i = 0; i < labels.length; i++) {
      losses[count++] = CrossEntropy.loss(logits, i * classes, classes, labels[i]);
      if (CrossEntropy.predicted(logits, i * classes, classes) == labels[i]) {
        hits++;
      }
    }
  }

  /** Mean loss, accuracy in percent, and the standard error of the mean. */
  Measurement measurement() {
    double mean = sum() / count;
    return Measurement.of(mean, 100.0 * hits / count, standardError(mean));
  }

  /** s/√n with the unbiased s²; NaN for one sample, which has no spread. */
  private double standardError(double mean) {
    double squares = 0;
    for (double loss : losses) {
      squares += (loss - mean) * (loss - mean);
    }
    return Math.sqrt(squares / (count - 1.0) / count);
  }

  private double sum() {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return sum;
  }
}
