// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.trajectory.PathLosses;
import org.thalweg.landscape.analysis.trajectory.PathOnPlane;
import org.thalweg.landscape.analysis.trajectory.PathSpread;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.subspace.Subspace;

/** Recorded trainings on a line or plane, with the true loss at every checkpoint. */
public final class PathPlane {
  private PathPlane() {}

  /** Measures every checkpoint and projects every run: one evaluation a checkpoint. */
  public static List<PathOnPlane> drawn(
      List<Trajectory> runs, Subspace plane, Objectives objectives, int threads) {
    List<PathOnPlane> drawn = new ArrayList<>();
    for (Trajectory run : runs) {
      drawn.add(
          PathOnPlane.of(run, plane, PathLosses.atCheckpoints(run, objectives.main(), threads)));
    }
    return drawn;
  }

  /** The shares that a spread's first axes explain, jointly and of each run's own variation. */
  public static Finding.ExplainedVariance shares(PathSpread spread, PrincipalAxes axes) {
    int count = axes.directions().size();
    Map<String, Double> runs = new LinkedHashMap<>();
    if (count > 1) {
      for (int run = 0; run < spread.runs().size(); run++) {
        runs.put(spread.runs().get(run).name(), spread.run(run).planeShare());
      }
    }
    return new Finding.ExplainedVariance(axes.explainedShares().subList(0, count), runs);
  }
}
