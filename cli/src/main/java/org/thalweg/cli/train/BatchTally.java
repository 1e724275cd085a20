// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.train;

import java.util.Map;
import org.thalweg.torch.training.TrainingStep;

/** Mean loss and accuracy of the batches since the last record. Not thread-safe. */
final class BatchTally {
  private double loss;
  private double accuracy;
  private double samples;

  void add(TrainingStep step) {
    loss += step.loss() * step.samples();
    accuracy += step.accuracy() * step.samples();
    samples += step.samples();
  }

  boolean isEmpty() {
    return samples == 0;
  }

  double loss() {
    return loss / samples;
  }

  /** In percent. */
  double accuracy() {
    return accuracy / samples;
  }

  void clear() {
    restore(Map.of());
  }

  /** The sums, for {@link #restore}. */
  Map<String, Double> notes() {
    return Map.of("loss", loss, "accuracy", accuracy, "samples", samples);
  }

  void restore(Map<String, Double> notes) {
    loss = notes.getOrDefault("loss", 0.0);
    accuracy = notes.getOrDefault("accuracy", 0.0);
    samples = notes.getOrDefault("samples", 0.0);
  }
}
