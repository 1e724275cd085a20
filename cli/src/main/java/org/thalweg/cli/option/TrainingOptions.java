// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.training.InitialWeights;
import org.thalweg.torch.training.Optimizer;
import org.thalweg.torch.training.TrainingLoss;
import org.thalweg.torch.training.TrainingPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that decides the weights besides architecture and data. */
public final class TrainingOptions {
  private static final String NOTHING = "none";

  @Mixin private OptimizerOptions optimizer;
  @Mixin private ScheduleOptions schedule;

  @Option(
      names = "--no-decay",
      defaultValue = NOTHING,
      paramLabel = "none|biasbn",
      description =
          "What weight decay leaves alone: nothing, or biases and normalisation (default:"
              + " ${DEFAULT-VALUE}).")
  private String noDecay;

  @Option(
      names = "--batch-size",
      defaultValue = "128",
      paramLabel = "N",
      description = "Samples a step (default: ${DEFAULT-VALUE}).")
  private int batchSize;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "The seed of every random choice (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--init",
      defaultValue = "default",
      paramLabel = "default|kaiming|xavier|normal:SIGMA|zeros",
      description = "How weights are drawn; default: as the architecture has it.")
  private String init;

  @Option(
      names = "--loss",
      paramLabel = "cross-entropy|mse|squared|hinge|focal",
      defaultValue = "cross-entropy",
      description =
          "The loss; mse is that of the softmax against the one-hot label, squared that of the"
              + " logits (default: ${DEFAULT-VALUE}).")
  private String loss;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "The share of a label that is spread over all classes; with cross-entropy (default:"
              + " ${DEFAULT-VALUE}).")
  private double smoothing;

  @Option(
      names = "--precision",
      defaultValue = "fp32",
      paramLabel = "fp32|fp64",
      description = "The arithmetic of training (default: ${DEFAULT-VALUE}).")
  private Precision precision;

  public long seed() {
    return seed;
  }

  public InitialWeights init() {
    return new InitialWeights(init);
  }

  public ScheduleOptions schedule() {
    return schedule;
  }

  /** How the run goes over {@code samples}. */
  public TrainingPlan plan(int samples, TrainingDataOptions data) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("--batch-size takes a number from 1, got " + batchSize);
    }
    Optimizer rule = optimizer.optimizer();
    int perEpoch = (samples + batchSize - 1) / batchSize;
    return new TrainingPlan(
        schedule.epochs(),
        batchSize,
        rule,
        schedule.learningRate(rule.usualRate(), perEpoch),
        perEpoch,
        seed,
        new TrainingLoss(LossFunction.named(loss), smoothing),
        data.augmentation(),
        optimizer.clipNorm(),
        decaysAll(),
        precision);
  }

  private boolean decaysAll() {
    if (!noDecay.equals(NOTHING) && !noDecay.equals("biasbn")) {
      throw new IllegalArgumentException(
          "--no-decay is none or biasbn, got \"%s\"".formatted(noDecay));
    }
    return noDecay.equals(NOTHING);
  }
}
