// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.Arrays;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * Projected steps up the loss within a box.
 *
 * <p>A step goes along the signs of the gradient, the steepest way up in the norm of a box, as far
 * as the faces let it; it is halved until the loss grows. Where the loss is convex a whole step
 * never falls. Starts at the middle and at a random point: at a minimum the middle has no slope.
 */
final class BoxAscent {
  private static final double ACROSS = 2;
  private static final int HALVINGS = 12;

  private final DifferentiableObjective objective;
  private final Box box;
  private final int steps;
  private int gradients;

  BoxAscent(DifferentiableObjective objective, Box box, int steps) {
    this.objective = objective;
    this.box = box;
    this.steps = steps;
  }

  /** The highest loss found, and how many gradients it took. */
  record Highest(double loss, int gradients) {}

  Highest highest(double loss, RandomStream random) {
    double fromMiddle = climb(new double[box.dimension()], loss);
    double[] start = new double[box.dimension()];
    Arrays.setAll(start, k -> symmetric(random));
    double fromStart = climb(start, loss(start));
    return new Highest(Math.max(fromMiddle, fromStart), gradients);
  }

  private static double symmetric(RandomStream random) {
    return 2 * (random.nextInt(1 << 30) + 0.5) / (1 << 30) - 1;
  }

  private double climb(double[] start, double startLoss) {
    double[] at = start;
    double best = startLoss;
    for (int step = 0; step < steps; step++) {
      gradients++;
      double[] slope = box.pulledBack(objective.gradient(box.at(at)));
      boolean higher = false;
      double length = ACROSS;
      for (int halving = 0; halving <= HALVINGS && !higher; halving++, length /= 2) {
        double[] next = stepped(at, slope, length);
        if (Arrays.equals(next, at)) {
          return best;
        }
        double nextLoss = loss(next);
        if (nextLoss > best) {
          best = nextLoss;
          at = next;
          higher = true;
        }
      }
      if (!higher) {
        return best;
      }
    }
    return best;
  }

  private static double[] stepped(double[] at, double[] slope, double length) {
    double[] next = at.clone();
    for (int k = 0; k < next.length; k++) {
      next[k] = Math.max(-1, Math.min(1, at[k] + length * Math.signum(slope[k])));
    }
    return next;
  }

  private double loss(double[] corner) {
    return objective.measure(box.at(corner)).get(0);
  }
}
