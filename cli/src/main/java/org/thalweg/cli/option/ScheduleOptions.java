// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.study.spec.TrainingSpec;
import org.thalweg.study.spec.TrainingSpec.Shape;
import picocli.CommandLine.Option;

/** How long training lasts, and its step size meanwhile. */
public final class ScheduleOptions {

  @Option(
      names = "--epochs",
      defaultValue = "10",
      paramLabel = "N",
      description = "Passes through the training samples (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--lr",
      paramLabel = "RATE",
      description = "The largest step size (default: PyTorch's for the rule).")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--schedule",
      defaultValue = "constant",
      paramLabel = "constant|step|cosine|one-cycle",
      description = "What becomes of it over the run (default: ${DEFAULT-VALUE}).")
  private String kind;

  @Option(
      names = "--milestones",
      paramLabel = "E1,E2,...",
      description =
          "After which epochs --schedule step multiplies it (default: a half and three quarters of"
              + " the run).")
  private Optional<String> milestones = Optional.empty();

  @Option(
      names = "--factor",
      defaultValue = "0.1",
      paramLabel = "F",
      description = "By what it multiplies there (default: ${DEFAULT-VALUE}).")
  private double factor;

  @Option(
      names = "--warmup",
      defaultValue = "0steps",
      paramLabel = "5epochs|100steps",
      description = "Rise to the rate over so long, then follow the schedule (default: none).")
  private String warmup;

  /** What was typed. */
  TrainingSpec.Schedule spec(int batchSize) {
    if (epochs < 1) {
      throw new IllegalArgumentException("--epochs takes a number from 1, got " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("--batch-size takes a number from 1, got " + batchSize);
    }
    return new TrainingSpec.Schedule(
        epochs, batchSize, rate, shape(), TrainingSpec.Duration.parse(warmup));
  }

  private Shape shape() {
    return switch (kind) {
      case "constant" -> new Shape.Constant();
      case "step" -> new Shape.Steps(milestones.map(ScheduleOptions::epochs), factor);
      case "cosine" -> new Shape.Cosine();
      case "one-cycle" -> new Shape.OneCycle();
      default ->
          throw new IllegalArgumentException(
              "--schedule is constant, step, cosine or one-cycle, got \"%s\"".formatted(kind));
    };
  }

  private static List<Double> epochs(String list) {
    try {
      return Arrays.stream(list.split(",", -1)).map(each -> Double.valueOf(each.trim())).toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--milestones takes epochs such as 150,225, got \"%s\"".formatted(list), e);
    }
  }
}
