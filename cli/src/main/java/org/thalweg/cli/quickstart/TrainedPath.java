// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.util.List;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/** A training's checkpoints and the true loss at each. */
record TrainedPath(Trajectory trajectory, List<Double> losses) {
  TrainedPath {
    losses = List.copyOf(losses);
  }

  ParameterVector end() {
    return trajectory.last();
  }

  ProjectedPath projectedOnto(Subspace plane) {
    return trajectory.projectedOnto(
        plane, losses.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
