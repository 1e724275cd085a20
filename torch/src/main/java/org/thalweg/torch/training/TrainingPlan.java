// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.OptionalDouble;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.training.optimizer.Constants;
import org.thalweg.torch.training.optimizer.LearningRate;
import org.thalweg.torch.training.optimizer.Optimizer;

/**
 * How a run goes: with the data and the start, everything that decides its weights.
 *
 * @param recordEvery steps between the snapshots of {@link Trainer#train}
 * @param seed of the order of the samples and of their variants
 * @param clipNorm gradients longer than this are shortened to it
 * @param decaysAll whether weight decay pulls biases and normalisation too
 * @param precision of weights, gradients and the optimiser's memory
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    Optimizer optimizer,
    LearningRate learningRate,
    int recordEvery,
    long seed,
    TrainingLoss loss,
    Augmentation augmentation,
    OptionalDouble clipNorm,
    boolean decaysAll,
    Precision precision) {

  public TrainingPlan {
    if (epochs < 1 || batchSize < 1 || recordEvery < 1) {
      throw new IllegalArgumentException(
          "epochs, batch size and recording interval are at least 1, got %d, %d and %d"
              .formatted(epochs, batchSize, recordEvery));
    }
    clipNorm.ifPresent(norm -> Constants.requirePositive("the norm to clip at", norm));
  }

  /** Cross-entropy on the images as they are, in single precision. */
  public TrainingPlan(
      int epochs,
      int batchSize,
      Optimizer optimizer,
      LearningRate learningRate,
      int recordEvery,
      long seed) {
    this(
        epochs,
        batchSize,
        optimizer,
        learningRate,
        recordEvery,
        seed,
        TrainingLoss.CROSS_ENTROPY,
        Augmentation.NONE,
        OptionalDouble.empty(),
        true,
        Precision.FP32);
  }

  /** The same plan, descending another loss. */
  public TrainingPlan with(TrainingLoss other) {
    return with(other, augmentation, clipNorm, decaysAll, precision);
  }

  /** The same plan with other variants of the images. */
  public TrainingPlan with(Augmentation other) {
    return with(loss, other, clipNorm, decaysAll, precision);
  }

  /** The same plan with gradients shortened to {@code norm}. */
  public TrainingPlan clippedAt(double norm) {
    return with(loss, augmentation, OptionalDouble.of(norm), decaysAll, precision);
  }

  /** The same plan; weight decay leaves biases and normalisation alone. */
  public TrainingPlan sparingBiasAndNorm() {
    return with(loss, augmentation, clipNorm, false, precision);
  }

  /** The same plan in another arithmetic. */
  public TrainingPlan with(Precision other) {
    return with(loss, augmentation, clipNorm, decaysAll, other);
  }

  private TrainingPlan with(
      TrainingLoss loss,
      Augmentation augmentation,
      OptionalDouble clipNorm,
      boolean decaysAll,
      Precision precision) {
    return new TrainingPlan(
        epochs,
        batchSize,
        optimizer,
        learningRate,
        recordEvery,
        seed,
        loss,
        augmentation,
        clipNorm,
        decaysAll,
        precision);
  }

  /** Updates an epoch over {@code samples}; the last batch may be smaller. */
  public int stepsPerEpoch(int samples) {
    return (samples + batchSize - 1) / batchSize;
  }
}
