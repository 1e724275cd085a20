// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.OnThreads;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;

/** Compares the steps of one drawn path with gradients, one step after the other. */
final class DescentAnalysis {
  /**
   * The half-width of central differences, as a share of the path's extent on the plane.
   *
   * <p>Losses in single precision carry a relative error of 10⁻⁷, which spoils slopes over a
   * thousandth by 10⁻⁴; what the third derivative adds is of second order, 10⁻⁶.
   */
  private static final double DIFFERENCE = 1e-3;

  private final PathOnPlane drawn;
  private final PathLosses losses;
  private final Slice slice;
  private final Optional<DifferentiableObjective> objective;
  private final PlaneMetric metric;

  DescentAnalysis(
      PathOnPlane drawn,
      PathLosses losses,
      Slice slice,
      Optional<DifferentiableObjective> objective) {
    this.drawn = drawn;
    this.losses = losses;
    this.slice = slice;
    this.objective = objective;
    this.metric = new PlaneMetric(drawn.plane());
  }

  PathDescent steps(int threads) {
    List<Integer> starts = IntStream.range(0, drawn.path().size() - 1).boxed().toList();
    double width = width();
    List<Vector> slopes = OnThreads.map(starts, t -> slope(t, width), threads);
    List<PathDescent.Step> steps = new ArrayList<>();
    for (int t : starts) {
      steps.add(step(t, slopes.get(t)));
    }
    return new PathDescent(steps);
  }

  /** Two numbers on the plane: coordinates, or slopes along them. */
  private record Vector(double x, double y) {}

  private PathDescent.Step step(int t, Vector slope) {
    ProjectedPath.Point from = point(t);
    ProjectedPath.Point to = point(t + 1);
    Vector move = new Vector(to.x() - from.x(), to.y() - from.y());
    double projected = Double.NaN;
    double whole = Double.NaN;
    if (objective.isPresent()) {
      ParameterVector gradient = objective.get().gradient(parameters(t));
      projected = cosine(move, projected(gradient));
      whole = -Cosines.between(PathStatistics.moved(parameters(t), parameters(t + 1)), gradient);
    }
    return new PathDescent.Step(
        to.label(),
        cosine(move, slope),
        projected,
        whole,
        losses.atCheckpoints().get(t + 1) - losses.atCheckpoints().get(t),
        losses.onPlane().get(t + 1) - losses.onPlane().get(t));
  }

  private double cosine(Vector move, Vector slope) {
    return metric.cosineWithDescent(move.x(), move.y(), slope.x(), slope.y());
  }

  /** The slopes Aᵀ∇L that the gradient has along the plane's directions. */
  private Vector projected(ParameterVector gradient) {
    List<ParameterVector> directions = drawn.plane().directions();
    return new Vector(
        gradient.dot(directions.get(0)),
        directions.size() == 1 ? 0 : gradient.dot(directions.get(1)));
  }

  /** Central differences over {@code width} to both sides, in parameter units. */
  private Vector slope(int t, double width) {
    double x = point(t).x();
    double y = point(t).y();
    double dx = width / metric.xLength();
    double dy = width / metric.yLength();
    return new Vector(
        (measure(x + dx, y) - measure(x - dx, y)) / (2 * dx),
        slice.dimension() == 1 ? 0 : (measure(x, y + dy) - measure(x, y - dy)) / (2 * dy));
  }

  private double measure(double x, double y) {
    return PathLosses.measure(slice, x, y);
  }

  /** One width for both axes: on a nearly straight path the second has hardly an extent. */
  private double width() {
    double farthest = 0;
    for (int t = 0; t < drawn.path().size(); t++) {
      farthest =
          Math.max(
              farthest, metric.length(point(t).x() - point(0).x(), point(t).y() - point(0).y()));
    }
    // A path that does not move on the plane has no defined cosine, at any width.
    return DIFFERENCE * (farthest > 0 ? farthest : 1);
  }

  private ProjectedPath.Point point(int t) {
    return drawn.seen().points().get(t);
  }

  private ParameterVector parameters(int t) {
    return drawn.path().checkpoints().get(t).parameters();
  }
}
