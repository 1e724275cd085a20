// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.torch.training.optimizer.LearningRate;
import picocli.CommandLine.Option;

/** How long training lasts, and its step size meanwhile. */
public final class ScheduleOptions {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(step|epoch)s?");

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

  /** At least 1. */
  public int epochs() {
    if (epochs < 1) {
      throw new IllegalArgumentException("--epochs takes a number from 1, got " + epochs);
    }
    return epochs;
  }

  private double rate(double usual) {
    double chosen = rate.orElse(usual);
    if (!(chosen >= 0 && chosen < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("--lr takes a number from 0, such as 0.1, got " + chosen);
    }
    return chosen;
  }

  /**
   * The step size over the run.
   *
   * @param usual the rate where none is given
   */
  public LearningRate learningRate(double usual, int stepsPerEpoch) {
    double top = rate(usual);
    LearningRate schedule =
        switch (kind) {
          case "constant" -> LearningRate.constant(top);
          case "step" -> LearningRate.steps(top, shares(), factor);
          case "cosine" -> LearningRate.cosine(top);
          case "one-cycle" -> LearningRate.oneCycle(top);
          default ->
              throw new IllegalArgumentException(
                  "--schedule is constant, step, cosine or one-cycle, got \"%s\"".formatted(kind));
        };
    int rising = warmupSteps(stepsPerEpoch);
    if (rising == 0) {
      return schedule;
    }
    if (kind.equals("one-cycle")) {
      throw new IllegalArgumentException("--schedule one-cycle rises by itself; drop --warmup");
    }
    return schedule.after(rising);
  }

  private List<Double> shares() {
    if (milestones.isEmpty()) {
      return LearningRate.HALF_AND_THREE_QUARTERS;
    }
    try {
      return Arrays.stream(milestones.get().split(",", -1))
          .map(epoch -> Double.parseDouble(epoch.trim()) / epochs)
          .toList();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--milestones takes epochs such as 150,225, got \"%s\"".formatted(milestones.get()), e);
    }
  }

  private int warmupSteps(int stepsPerEpoch) {
    Matcher matcher = DURATION.matcher(warmup.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--warmup is written 5epochs or 100steps, got \"%s\"".formatted(warmup));
    }
    int length = Integer.parseInt(matcher.group(1));
    int rising = matcher.group(2).equals("epoch") ? length * stepsPerEpoch : length;
    if (rising >= epochs * stepsPerEpoch) {
      throw new IllegalArgumentException(
          "--warmup ends before the run of %d steps does, got %d steps"
              .formatted(epochs * stepsPerEpoch, rising));
    }
    return rising;
  }

  /** For the question. */
  public Map<String, Object> described(double usual, int stepsPerEpoch) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("kind", kind);
    described.put("rate", rate(usual));
    if (kind.equals("step")) {
      described.put("milestones", shares());
      described.put("factor", factor);
    }
    described.put("warmupSteps", warmupSteps(stepsPerEpoch));
    return described;
  }
}
