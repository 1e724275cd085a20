// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.study.spec.TrainingSpec;
import org.thalweg.study.spec.TrainingSpec.Shape;
import org.thalweg.torch.training.optimizer.LearningRate;

/**
 * The step size over a run.
 *
 * @param usual the rate where the spec gives none
 */
record Schedules(TrainingSpec.Schedule spec, double usual, int stepsPerEpoch) {
  Schedules {
    double rate = spec.rate().orElse(usual);
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the learning rate is a number from 0, such as 0.1, got " + rate);
    }
    long rising = spec.warmup().steps(stepsPerEpoch);
    long steps = (long) spec.epochs() * stepsPerEpoch;
    if (rising > 0 && rising >= steps) {
      throw new IllegalArgumentException(
          "a warm-up ends before the run of %d steps does, got %d steps".formatted(steps, rising));
    }
    if (rising > 0 && spec.shape() instanceof Shape.OneCycle) {
      throw new IllegalArgumentException(
          "the one-cycle schedule rises by itself, got a warm-up of %d steps; leave it out"
              .formatted(rising));
    }
  }

  private double rate() {
    return spec.rate().orElse(usual);
  }

  /** Fewer than the run has. */
  private int warmupSteps() {
    return (int) spec.warmup().steps(stepsPerEpoch);
  }

  LearningRate learningRate() {
    LearningRate schedule = schedule(spec.shape());
    return warmupSteps() == 0 ? schedule : schedule.after(warmupSteps());
  }

  private LearningRate schedule(Shape shape) {
    if (shape instanceof Shape.Steps steps) {
      return LearningRate.steps(rate(), shares(steps), steps.factor());
    }
    if (shape instanceof Shape.Cosine) {
      return LearningRate.cosine(rate());
    }
    return shape instanceof Shape.OneCycle
        ? LearningRate.oneCycle(rate())
        : LearningRate.constant(rate());
  }

  private List<Double> shares(Shape.Steps steps) {
    return steps
        .milestones()
        .map(epochs -> epochs.stream().map(epoch -> epoch / spec.epochs()).toList())
        .orElse(LearningRate.HALF_AND_THREE_QUARTERS);
  }

  /** For the question. */
  Map<String, Object> described() {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("kind", spec.shape().word());
    described.put("rate", rate());
    if (spec.shape() instanceof Shape.Steps steps) {
      described.put("milestones", shares(steps));
      described.put("factor", steps.factor());
    }
    described.put("warmupSteps", warmupSteps());
    return described;
  }
}
