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
 * @param update the rule of a step
 * @param seed of the order of the samples and of their variants
 * @param precision of weights, gradients and the optimiser's memory
 */
public record TrainingPlan(
    int epochs,
    int batchSize,
    Update update,
    LearningRate learningRate,
    long seed,
    TrainingLoss loss,
    Augmentation augmentation,
    Precision precision) {

  /**
   * The rule of a step.
   *
   * @param clipNorm gradients longer than this are shortened to it
   * @param decaysAll whether weight decay pulls biases and normalisation too
   */
  public record Update(Optimizer optimizer, OptionalDouble clipNorm, boolean decaysAll) {
    public Update {
      clipNorm.ifPresent(norm -> Constants.requirePositive("the norm to clip at", norm));
    }
  }

  public TrainingPlan {
    if (epochs < 1 || batchSize < 1) {
      throw new IllegalArgumentException(
          "epochs and batch size are at least 1, got %d and %d".formatted(epochs, batchSize));
    }
  }

  /** Cross-entropy on the images as they are, in single precision. */
  public TrainingPlan(
      int epochs, int batchSize, Optimizer optimizer, LearningRate learningRate, long seed) {
    this(
        epochs,
        batchSize,
        new Update(optimizer, OptionalDouble.empty(), true),
        learningRate,
        seed,
        TrainingLoss.CROSS_ENTROPY,
        Augmentation.NONE,
        Precision.FP32);
  }

  /** The same plan, descending another loss. */
  public TrainingPlan with(TrainingLoss other) {
    return new TrainingPlan(
        epochs, batchSize, update, learningRate, seed, other, augmentation, precision);
  }

  /** The same plan with other variants of the images. */
  public TrainingPlan with(Augmentation other) {
    return new TrainingPlan(epochs, batchSize, update, learningRate, seed, loss, other, precision);
  }

  /** The same plan with gradients shortened to {@code norm}. */
  public TrainingPlan clippedAt(double norm) {
    return with(new Update(update.optimizer(), OptionalDouble.of(norm), update.decaysAll()));
  }

  /** The same plan; weight decay leaves biases and normalisation alone. */
  public TrainingPlan sparingBiasAndNorm() {
    return with(new Update(update.optimizer(), update.clipNorm(), false));
  }

  /** The same plan in another arithmetic. */
  public TrainingPlan with(Precision other) {
    return new TrainingPlan(
        epochs, batchSize, update, learningRate, seed, loss, augmentation, other);
  }

  private TrainingPlan with(Update other) {
    return new TrainingPlan(
        epochs, batchSize, other, learningRate, seed, loss, augmentation, precision);
  }

  /** Updates an epoch over {@code samples}; the last batch may be smaller. */
  public int stepsPerEpoch(int samples) {
    return (samples + batchSize - 1) / batchSize;
  }
}
