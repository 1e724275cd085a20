// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.OnThreads;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * The true loss at every checkpoint beside the plane's loss beneath it.
 *
 * <p>A drawn point lies on the surface only where both agree: projection changes the parameters.
 *
 * @param atCheckpoints the first channel, usually the training loss, at θₜ
 * @param onPlane the same at θₜ's projection
 */
public record PathLosses(List<Double> atCheckpoints, List<Double> onPlane) {

  public PathLosses {
    atCheckpoints = List.copyOf(atCheckpoints);
    onPlane = List.copyOf(onPlane);
    if (atCheckpoints.size() != onPlane.size()) {
      throw new IllegalArgumentException(
          "losses come in pairs, got %d at checkpoints and %d on the plane"
              .formatted(atCheckpoints.size(), onPlane.size()));
    }
  }

  /** The objective's first channel at every checkpoint, some at once. */
  public static double[] atCheckpoints(Trajectory path, Objective objective, int threads) {
    return OnThreads.map(
            path.checkpoints(), at -> objective.measure(at.parameters()).get(0), threads)
        .stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /**
   * A drawn path's true losses beside those of the slice that it is drawn on.
   *
   * @param slice the objective on the path's plane
   */
  public static PathLosses of(PathOnPlane drawn, Slice slice, int threads) {
    List<ProjectedPath.Point> points = drawn.seen().points();
    return new PathLosses(
        points.stream().map(ProjectedPath.Point::loss).toList(),
        OnThreads.map(points, p -> measure(slice, p.x(), p.y()), threads));
  }

  /** The slice's first channel at (x, y), or at x on a line. */
  static double measure(Slice slice, double x, double y) {
    return slice.measure(slice.dimension() == 1 ? Coordinates.of(x) : Coordinates.of(x, y)).get(0);
  }

  /**
   * Plane loss − true loss at each checkpoint: how far above its stem's foot the path would lie.
   */
  public List<Double> gaps() {
    return IntStream.range(0, onPlane.size())
        .mapToObj(t -> onPlane.get(t) - atCheckpoints.get(t))
        .toList();
  }
}
