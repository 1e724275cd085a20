// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * Paths that know nothing of a landscape, to be drawn beside one that might.
 *
 * <p>What a real path shares with them is no evidence (Antognini and Sohl-Dickstein 2018,
 * arXiv:1806.08805). Both take as much memory as the path itself and sum in double. Shuffling the
 * points instead would be no control: PCA ignores their order.
 */
public final class PathBaselines {
  private PathBaselines() {}

  /**
   * A walk from the path's start, each step as long as the path's and in a random direction.
   *
   * <p>Directions are uniform over all that an optimiser moves; running statistics stay the
   * start's. Named {@code NAME, random walk}.
   */
  public static Trajectory randomWalk(Trajectory path, long seed) {
    Sum sum = new Sum(path);
    for (int t = 1; t < path.size(); t++) {
      double length = PathStatistics.moved(sum.point(t - 1), sum.point(t)).norm();
      double[] direction = direction(path.layout(), RandomStream.of(seed, "step " + t));
      sum.add(length, direction);
    }
    return sum.path("random walk");
  }

  /**
   * The path's own steps in random order, from its start to its end.
   *
   * <p>Keeps drift and step lengths, removes what a landscape would have to do with their order.
   * Running statistics move with their step. Named {@code NAME, shuffled steps}.
   */
  public static Trajectory shuffledSteps(Trajectory path, long seed) {
    int[] order = IntStream.range(1, path.size()).toArray();
    RandomStream.of(seed, "order of steps").shuffle(order);
    Sum sum = new Sum(path);
    for (int t : order) {
      ParameterVector from = sum.point(t - 1);
      ParameterVector to = sum.point(t);
      double[] step = new double[path.layout().size()];
      for (int i = 0; i < step.length; i++) {
        step[i] = (double) to.get(i) - from.get(i);
      }
      sum.add(1, step);
    }
    return sum.path("shuffled steps");
  }

  /** A unit vector, Gaussian over the trainable entries. */
  private static double[] direction(ParameterLayout layout, RandomStream random) {
    double[] direction = new double[layout.size()];
    double square = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          direction[i] = random.nextGaussian();
          square += direction[i] * direction[i];
        }
      }
    }
    double norm = Math.sqrt(square);
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= norm;
    }
    return direction;
  }

  /** A path under construction, from the start of another. */
  private static final class Sum {
    private final Trajectory like;
    private final double[] here;
    private final List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();

    Sum(Trajectory like) {
      this.like = like;
      this.here = new double[like.layout().size()];
      for (int i = 0; i < here.length; i++) {
        here[i] = point(0).get(i);
      }
      record();
    }

    ParameterVector point(int t) {
      return like.checkpoints().get(t).parameters();
    }

    void add(double scale, double[] step) {
      for (int i = 0; i < here.length; i++) {
        here[i] += scale * step[i];
      }
      record();
    }

    private void record() {
      float[] values = new float[here.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) here[i];
      }
      checkpoints.add(
          new Trajectory.Checkpoint(
              "step " + checkpoints.size(), ParameterVector.of(like.layout(), values)));
    }

    Trajectory path(String kind) {
      return new Trajectory("%s, %s".formatted(like.name(), kind), checkpoints);
    }
  }
}
