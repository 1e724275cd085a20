// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.stream.DoubleStream;
import org.thalweg.landscape.objective.Measurement;

/** Losses and hits of all samples, summed in sample order. */
final class LossTally {
  private final LossFunction loss;
  private final double[] losses;
  private int count;
  private int hits;

  LossTally(LossFunction loss, int samples) {
    this.loss = loss;
    this.losses = new double[samples];
  }

  /** Adds one chunk: {@code logits [labels.length, classes]}. */
  void add(double[] logits, int[] labels) {
    int classes = logits.length / labels.length;
    for (int i = 0; i < labels.length; i++) {
      losses[count++] = loss.of(logits, i * classes, classes, labels[i]);
      if (CrossEntropy.predicted(logits, i * classes, classes) == labels[i]) {
        hits++;
      }
    }
  }

  /** Mean loss, accuracy in percent, the standard error of the mean, then {@code further}. */
  Measurement measurement(double... further) {
    double mean = sum() / count;
    DoubleStream own = DoubleStream.of(mean, 100.0 * hits / count, standardError(mean));
    return Measurement.of(DoubleStream.concat(own, DoubleStream.of(further)).toArray());
  }

  /** s/√n with the unbiased s²; NaN for one sample, which has no spread. */
  private double standardError(double mean) {
    double squares = 0;
    for (double value : losses) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (count - 1.0) / count);
  }

  private double sum() {
    double sum = 0;
    for (double value : losses) {
      sum += value;
    }
    return sum;
  }
}
