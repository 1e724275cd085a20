// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.training.InitialWeights;
import org.thalweg.torch.training.Landmarks;
import org.thalweg.torch.training.TrainingLoss;
import org.thalweg.torch.training.TrainingPlan;
import org.thalweg.torch.training.optimizer.Optimizer;
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
  private Precision precision;

  public long seed() {
    return seed;
  }

  public InitialWeights init() {
    return new InitialWeights(init);
  }

  /** What a kernel machine keeps; for other architectures nothing may be asked for. */
  public Landmarks landmarks(Architecture architecture) {
    if (!Landmarks.areIn(architecture) && (gamma.isPresent() || ridge.isPresent())) {
      throw new IllegalArgumentException(
          "--kernel-gamma and --kernel-ridge are for rbf-logistic and rbf-svm, got --arch "
              + architecture.name());
    }
    return new Landmarks(
        gamma.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        ridge.orElse(Landmarks.USUAL.ridge()));
  }

  public ScheduleOptions schedule() {
    return schedule;
  }

  /** How the run goes over {@code samples}, which a network answers with such outputs. */
  public TrainingPlan plan(OutputKind answers, Dataset samples, TrainingDataOptions data) {
    if (batchSize < 1) {
      throw new IllegalArgumentException("--batch-size takes a number from 1, got " + batchSize);
    }
    if (precision == Precision.BF16) {
      throw new IllegalArgumentException("a training computes in fp32 or fp64, got bf16");
    }
    Optimizer rule = optimizer.optimizer();
    int perEpoch = (samples.count() + batchSize - 1) / batchSize;
    return new TrainingPlan(
        schedule.epochs(),
        batchSize,
        rule,
        schedule.learningRate(rule.usualRate(), perEpoch),
        perEpoch,
        seed,
        new TrainingLoss(loss(answers, samples), smoothing),
        data.augmentation(),
        optimizer.clipNorm(),
        decaysAll(),
        precision);
  }

  private LossFunction loss(OutputKind answers, Dataset samples) {
    return loss.map(word -> LossFunction.named(word, samples))
        .orElseGet(() -> LossFunction.usual(answers, samples));
  }

  private boolean decaysAll() {
    if (!noDecay.equals(NOTHING) && !noDecay.equals("biasbn")) {
      throw new IllegalArgumentException(
          "--no-decay is none or biasbn, got \"%s\"".formatted(noDecay));
    }
    return noDecay.equals(NOTHING);
  }
}
