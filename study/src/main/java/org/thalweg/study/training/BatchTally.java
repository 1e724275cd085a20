// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.Map;
import java.util.OptionalDouble;
import org.thalweg.torch.training.TrainingStep;

/**
 * Mean loss, and accuracy where there are classes, of the batches since the last record. Not
 * thread-safe.
 */
final class BatchTally {
  private double loss;
  private double accuracy;
  private double samples;
  private double classified;

  void add(TrainingStep step) {
    loss += step.loss() * step.samples();
    samples += step.samples();
    if (step.accuracy().isPresent()) {
      accuracy += step.accuracy().getAsDouble() * step.samples();
      classified += step.samples();
    }
  }

  boolean isEmpty() {
    return samples == 0;
  }

  double loss() {
    return loss / samples;
  }

  /** In percent. */
  OptionalDouble accuracy() {
    return classified > 0 ? OptionalDouble.of(accuracy / classified) : OptionalDouble.empty();
  }

  void clear() {
    restore(Map.of());
  }

  /** The sums, for {@link #restore}. */
  Map<String, Double> notes() {
    return Map.of("loss", loss, "accuracy", accuracy, "samples", samples, "classified", classified);
  }

  void restore(Map<String, Double> notes) {
    loss = notes.getOrDefault("loss", 0.0);
    accuracy = notes.getOrDefault("accuracy", 0.0);
    samples = notes.getOrDefault("samples", 0.0);
    classified = notes.getOrDefault("classified", 0.0);
  }
}
