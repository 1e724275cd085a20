// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.Slice;

/**
 * Whether a path takes the way of least resistance: its steps beside the steepest descent.
 *
 * <p>Angles are those of parameter space, whatever the directions' lengths and angle. The gradient
 * is that of the measured loss alone: weight decay and momentum turn an optimiser's steps away from
 * it. Undefined cosines, of a zero step or slope, are NaN.
 *
 * @param steps one fewer than checkpoints
 */
public record PathDescent(List<Step> steps) {

  /**
   * From one checkpoint to the next.
   *
   * @param label that of the checkpoint it leads to
   * @param withPlaneDescent the cosine of the projected step with the plane's own steepest descent
   *     where it begins
   * @param withProjectedDescent the cosine of the projected step with −∇L(θₜ) projected onto the
   *     plane; NaN without a gradient
   * @param withDescent the cosine of the whole step with −∇L(θₜ); NaN without a gradient
   * @param lossChange what the step adds to the true loss
   * @param planeLossChange what it adds to the loss beneath
   */
  public record Step(
      String label,
      double withPlaneDescent,
      double withProjectedDescent,
      double withDescent,
      double lossChange,
      double planeLossChange) {}

  public PathDescent {
    steps = List.copyOf(steps);
  }

  /**
   * Steps beside the plane's slopes alone.
   *
   * <p>Slopes are central differences: four measurements a step (two on a line), some at once.
   *
   * @param slice the loss on the path's plane
   */
  public static PathDescent of(PathOnPlane drawn, PathLosses losses, Slice slice, int threads) {
    return new DescentAnalysis(drawn, losses, slice, Optional.empty()).steps(threads);
  }

  /** Steps beside the plane's slopes and the gradient, of which one is computed a step. */
  public static PathDescent of(
      PathOnPlane drawn,
      PathLosses losses,
      Slice slice,
      DifferentiableObjective objective,
      int threads) {
    return new DescentAnalysis(drawn, losses, slice, Optional.of(objective)).steps(threads);
  }

  /** The median of one number of the steps where it is defined; NaN if nowhere. */
  public double median(Function<Step, Double> number) {
    return Cosines.median(steps.stream().map(number).toList());
  }

  /** At how many steps a number is undefined. */
  public int undefined(Function<Step, Double> number) {
    return (int) steps.stream().filter(step -> number.apply(step).isNaN()).count();
  }

  /** The share of steps, 0 to 1, that lower the true loss; NaN if none is defined. */
  public double descendingShare() {
    return negativeShare(Step::lossChange);
  }

  /** The share of steps, 0 to 1, that lower the loss beneath; NaN if none is defined. */
  public double planeDescendingShare() {
    return negativeShare(Step::planeLossChange);
  }

  private double negativeShare(Function<Step, Double> change) {
    double negative = steps.stream().filter(step -> change.apply(step) < 0).count();
    return negative / (steps.size() - undefined(change));
  }
}
