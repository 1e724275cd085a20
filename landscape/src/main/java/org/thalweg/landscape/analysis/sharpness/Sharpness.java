// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * How sharp a model lies, by the measures in use; none of them is the verdict.
 *
 * <p>Of the first channel, over the trainable entries. The same bits for any number of threads.
 *
 * @param loss L(θ)
 * @param gradientNorm |g|
 * @param boxes over all entries, the largest box first
 * @param subspaceBoxes in a random subspace; empty where none was asked for, or the model has no
 *     more entries than it dimensions
 */
public record Sharpness(
    double loss,
    double gradientNorm,
    List<BoxSharpness> boxes,
    List<BoxSharpness> subspaceBoxes,
    StepSharpness step,
    StepSharpness adaptiveStep,
    List<AverageSharpness> averages) {

  public Sharpness {
    boxes = List.copyOf(boxes);
    subspaceBoxes = List.copyOf(subspaceBoxes);
    averages = List.copyOf(averages);
  }

  /**
   * Measures around {@code objective.parameters()}.
   *
   * @param threads draws measured at once
   * @throws IllegalArgumentException if the loss there is not a finite number
   */
  public static Sharpness of(
      DifferentiableObjective objective, SharpnessOptions options, int threads) {
    ParameterVector model = objective.parameters();
    double loss = objective.measure(model).get(0);
    if (!Double.isFinite(loss)) {
      throw new IllegalArgumentException(
          "sharpness is a rise above the model's loss, which must be finite, got " + loss);
    }
    ParameterVector gradient = objective.gradient(model);
    return new Sharpness(
        loss,
        gradient.norm(),
        boxes(objective, loss, options),
        subspaceBoxes(objective, loss, options),
        StepSharpness.plain(objective, loss, gradient, options.rho()),
        StepSharpness.adaptive(objective, loss, gradient, options.adaptiveRho(), options.offset()),
        averages(objective, loss, options, threads));
  }

  private static List<BoxSharpness> boxes(
      DifferentiableObjective objective, double loss, SharpnessOptions options) {
    List<BoxSharpness> boxes = new ArrayList<>();
    for (double epsilon : options.boxes()) {
      Box box = new WholeBox(objective.parameters(), epsilon);
      boxes.add(search(objective, loss, box, epsilon, options));
    }
    return boxes;
  }

  private static List<BoxSharpness> subspaceBoxes(
      DifferentiableObjective objective, double loss, SharpnessOptions options) {
    List<BoxSharpness> boxes = new ArrayList<>();
    int entries = objective.parameters().layout().trainableSize();
    boolean smaller = options.boxDimension() > 0 && options.boxDimension() < entries;
    if (smaller && !options.boxes().isEmpty()) {
      SubspaceBox drawn =
          SubspaceBox.draw(objective.parameters(), 1, options.boxDimension(), options.seed());
      for (double epsilon : options.boxes()) {
        boxes.add(search(objective, loss, drawn.of(epsilon), epsilon, options));
      }
    }
    return boxes;
  }

  private static BoxSharpness search(
      DifferentiableObjective objective,
      double loss,
      Box box,
      double epsilon,
      SharpnessOptions options) {
    RandomStream start = RandomStream.of(options.seed(), "start in a box of " + box.dimension());
    BoxAscent ascent = new BoxAscent(objective, box, options.boxSteps());
    return BoxSharpness.of(epsilon, box.dimension(), loss, ascent.highest(loss, start));
  }

  private static List<AverageSharpness> averages(
      Objective objective, double loss, SharpnessOptions options, int threads) {
    return AverageSharpness.of(objective, loss, options, threads);
  }
}
