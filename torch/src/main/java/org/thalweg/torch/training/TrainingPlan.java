// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

/**
 * How a run goes.
 *
 * @param recordEvery steps between recorded snapshots; the start and the end are always recorded
 * @param seed of the order of the samples
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    Sgd optimizer,
    LearningRate learningRate,
    int recordEvery,
    long seed) {

  public TrainingPlan {
    if (epochs < 1 || batchSize < 1 || recordEvery < 1) {
      throw new IllegalArgumentException(
          "epochs, batch size and recording interval are at least 1, got %d, %d and %d"
              .formatted(epochs, batchSize, recordEvery));
    }
  }

  int stepsPerEpoch(int samples) {
    return (samples + batchSize - 1) / batchSize;
  }
}
