// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.trajectory.PathDescent;
import org.thalweg.landscape.analysis.trajectory.PathDescent.Step;
import org.thalweg.landscape.analysis.trajectory.PathLosses;
import org.thalweg.landscape.analysis.trajectory.PathStatistics;
import org.thalweg.landscape.analysis.trajectory.PathWarning;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.RunSpread;

/** What one recorded training is found to do on its plane, and what the plane hides of it. */
public record PathFindings(
    ProjectedPath path,
    RunSpread spread,
    PathStatistics statistics,
    PathLosses losses,
    PathDescent descent,
    List<PathWarning> warnings) {

  public PathFindings {
    warnings = List.copyOf(warnings);
  }

  /** Lines for people, each ended. */
  public String text() {
    int last = path.points().size() - 1;
    StringBuilder text = new StringBuilder();
    text.append(
        "  %s: %d checkpoints, length %.4g, from start to end %.4g%n"
            .formatted(path.name(), last + 1, statistics.length(), statistics.netDistance()));
    text.append(
        "    the plane holds %.1f %% of its variation; off the plane by %.0f %% (median)%n"
            .formatted(100 * spread.planeShare(), 100 * statistics.medianOffPlaneShare()));
    text.append(
        "    true loss %.4g to %.4g; on the plane beneath %.4g to %.4g%n"
            .formatted(
                losses.atCheckpoints().get(0),
                losses.atCheckpoints().get(last),
                losses.onPlane().get(0),
                losses.onPlane().get(last)));
    text.append(
        "    descending steps: %.0f %% by the true loss, %.0f %% by the plane's%n"
            .formatted(100 * descent.descendingShare(), 100 * descent.planeDescendingShare()));
    text.append(
        "    cosine of a step with steepest descent (median): %.3f with the plane's"
            .formatted(descent.median(Step::withPlaneDescent)));
    if (descent.undefined(Step::withDescent) < descent.steps().size()) {
      text.append(
          ", %.3f with the projected gradient's, %.3f in all dimensions"
              .formatted(
                  descent.median(Step::withProjectedDescent), descent.median(Step::withDescent)));
    }
    text.append("%n".formatted());
    warnings.forEach(
        warning ->
            text.append("    warning (%s): %s%n".formatted(warning.kind().id(), warning.text())));
    return text.toString();
  }

  /** The shape of a path by its components alone, a line. */
  public static String text(RunSpread spread) {
    List<Double> shares = spread.ownShares();
    return "  %s: its own axes hold %.1f, %.1f and %.1f %%; a pure walk's hold 60.8, 15.2 and 6.8 %%%n"
        .formatted(spread.name(), 100 * shares.get(0), 100 * shares.get(1), 100 * shares.get(2));
  }

  /** A tree of maps and lists; keys are camelCase. */
  public Map<String, Object> json() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", path.name());
    tree.put("planeShare", spread.planeShare());
    tree.put("spread", spread);
    tree.put("length", statistics.length());
    tree.put("netDistance", statistics.netDistance());
    tree.put("detour", statistics.detour());
    tree.put("medianOffPlaneShare", statistics.medianOffPlaneShare());
    tree.put("descendingShare", descent.descendingShare());
    tree.put("planeDescendingShare", descent.planeDescendingShare());
    tree.put("medianCosineWithPlaneDescent", descent.median(Step::withPlaneDescent));
    tree.put("medianCosineWithProjectedDescent", descent.median(Step::withProjectedDescent));
    tree.put("medianCosineWithDescent", descent.median(Step::withDescent));
    tree.put("points", points());
    tree.put("steps", descent.steps());
    tree.put(
        "warnings",
        warnings.stream().map(w -> Map.of("id", w.kind().id(), "text", w.text())).toList());
    return tree;
  }

  private List<Object> points() {
    List<Object> points = new ArrayList<>();
    for (int t = 0; t < path.points().size(); t++) {
      ProjectedPath.Point seen = path.points().get(t);
      PathStatistics.Point whole = statistics.points().get(t);
      Map<String, Object> point = new LinkedHashMap<>();
      point.put("label", seen.label());
      point.put("x", seen.x());
      point.put("y", seen.y());
      point.put("offPlane", seen.offPlane());
      point.put("offPlaneShare", whole.offPlaneShare());
      point.put("loss", losses.atCheckpoints().get(t));
      point.put("planeLoss", losses.onPlane().get(t));
      point.put("fromStart", whole.fromStart());
      point.put("norm", whole.norm());
      point.put("step", whole.step());
      point.put("turn", whole.turn());
      points.add(point);
    }
    return points;
  }
}
