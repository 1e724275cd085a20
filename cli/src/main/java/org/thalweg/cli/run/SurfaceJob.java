// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.trajectory.ProjectedPath;

/**
 * One surface to measure: all that is known before the first point.
 *
 * @param directionFile where the directions came from or were saved; empty if nowhere
 * @param facts figures for captions, see {@link org.thalweg.landscape.surface.Provenance}
 * @param paths drawn over the surface, maybe none
 */
public record SurfaceJob(
    Path output,
    Objective objective,
    Subspace subspace,
    Grid grid,
    Question question,
    String directionFile,
    Map<String, Double> facts,
    List<ProjectedPath> paths) {
  public SurfaceJob {
    paths = List.copyOf(paths);
  }
}
