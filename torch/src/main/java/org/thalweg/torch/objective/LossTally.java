// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.stream.DoubleStream;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;

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

  /** Adds one chunk, answered by {@code outputs}: logits, or as many numbers as targets. */
  void add(double[] outputs, ImageChunk chunk) {
    if (chunk.targets() instanceof Targets.Classes classes) {
      add(outputs, classes.toArray());
      return;
    }
    double[] targets = HostArrays.toDoubles(chunk.numbers());
    int each = targets.length / chunk.count();
    for (int i = 0; i < chunk.count(); i++) {
      losses[count++] = NumberError.of(outputs, targets, i * each, each);
    }
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
    return measurement(0, accuracy(), further);
  }

  /** The mean loss and a penalty, a score, the standard error of the mean, then {@code further}. */
  Measurement measurement(double penalty, double score, double... further) {
    double mean = mean();
    DoubleStream own = DoubleStream.of(mean + penalty, score, standardError(mean));
    return Measurement.of(DoubleStream.concat(own, DoubleStream.of(further)).toArray());
  }

  /** That of one sample, in the order in which they were added. */
  double loss(int sample) {
    return losses[sample];
  }

  double mean() {
    return sum() / count;
  }

  /** In percent. */
  double accuracy() {
    return 100.0 * hits / count;
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
