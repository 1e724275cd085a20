// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.Locale;
import org.thalweg.landscape.analysis.trajectory.PathBaselines;
import org.thalweg.landscape.analysis.trajectory.Trajectory;

/** A path that knows nothing of a landscape, to compare a real one with. */
public enum PathBaseline {
  /** Steps of the run's lengths in random directions. */
  RANDOM_WALK,
  /** The run's own steps in random order. */
  SHUFFLED_STEPS;

  public Trajectory of(Trajectory run, long seed) {
    return this == RANDOM_WALK
        ? PathBaselines.randomWalk(run, seed)
        : PathBaselines.shuffledSteps(run, seed);
  }

  /** The word that {@code --baseline} takes. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
