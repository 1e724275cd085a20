// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.study.spec.EngineSpec;
import org.thalweg.study.spec.TrainingSpec;
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
      paramLabel = "LOSS",
      description =
          "cross-entropy, logistic (the same of two classes), hinge, focal, mse (of the softmax"
              + " against the one-hot label), or squared (of the outputs; the one for numbers)"
              + " (default: squared for numbers, hinge for support vector machines, else"
              + " cross-entropy).")
  private Optional<String> loss = Optional.empty();

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      defaultValue = "0",
      description =
          "The share of a label that is spread over all classes; with cross-entropy (default:"
              + " ${DEFAULT-VALUE}).")
  private double smoothing;

  @Option(
      names = "--kernel-gamma",
      paramLabel = "GAMMA",
      description =
          "Of an rbf architecture's kernel exp(-GAMMA |x - z|^2) (default: 1 / (features * variance"
              + " of the training values)).")
  private Optional<Double> gamma = Optional.empty();

  @Option(
      names = "--kernel-ridge",
      paramLabel = "LAMBDA",
      description = "Of its penalty LAMBDA/2 a'Ka, which is part of the loss (default: 0.001).")
  private Optional<Double> ridge = Optional.empty();

  @Option(
      names = "--precision",
      defaultValue = "fp32",
      paramLabel = "fp32|fp64",
      description = "The arithmetic of training (default: ${DEFAULT-VALUE}).")
  private String precision;

  /** What was typed, of this network on these samples. */
  public TrainingSpec spec(
      String architecture, TrainingSpec.Data data, TrainingSpec.Recording recording) {
    return new TrainingSpec(
        architecture,
        new TrainingSpec.Start(init, gamma, ridge),
        data,
        new TrainingSpec.Loss(loss, smoothing),
        optimizer.spec(decaysAll()),
        schedule.spec(batchSize),
        recording,
        new EngineSpec("cpu", precision, 0, seed));
  }

  private boolean decaysAll() {
    if (!noDecay.equals(NOTHING) && !noDecay.equals("biasbn")) {
      throw new IllegalArgumentException(
          "--no-decay is none or biasbn, got \"%s\"".formatted(noDecay));
    }
    return noDecay.equals(NOTHING);
  }
}
