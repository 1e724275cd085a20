// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * What a path does in all dimensions, beside what a plane shows of it.
 *
 * <p>Over the blocks that an optimiser moves. Undefined values are NaN.
 *
 * @param points one a checkpoint
 */
public record PathStatistics(List<Point> points) {

  /**
   * One checkpoint.
   *
   * @param fromStart ‖θₜ − θ₀‖
   * @param norm ‖θₜ‖
   * @param step ‖θₜ − θₜ₋₁‖, the way that led here; NaN at the first
   * @param turn the cosine of that step with the one before; NaN at the first two and where a step
   *     is zero
   * @param offPlaneShare the off-plane distance over the distance from the plane's centre, 0 to 1:
   *     what the picture hides of this checkpoint; NaN at the centre itself
   */
  public record Point(
      String label,
      double fromStart,
      double norm,
      double step,
      double turn,
      double offPlaneShare) {}

  public PathStatistics {
    points = List.copyOf(points);
  }

  /** The statistics of a path; O(n·N) time, keeps two vectors. */
  public static PathStatistics of(PathOnPlane drawn) {
    PlaneMetric metric = new PlaneMetric(drawn.plane());
    List<Trajectory.Checkpoint> checkpoints = drawn.path().checkpoints();
    ParameterVector start = checkpoints.get(0).parameters();
    ParameterVector step = ParameterVector.zero(start.layout());
    List<Point> points = new ArrayList<>();
    for (int t = 0; t < checkpoints.size(); t++) {
      ParameterVector here = checkpoints.get(t).parameters();
      ParameterVector before = step;
      step = moved(checkpoints.get(Math.max(0, t - 1)).parameters(), here);
      points.add(
          new Point(
              checkpoints.get(t).label(),
              moved(start, here).norm(),
              here.norm(block -> block.role().trainable()),
              t > 0 ? step.norm() : Double.NaN,
              Cosines.between(before, step),
              offPlaneShare(drawn.seen().points().get(t), metric)));
    }
    return new PathStatistics(points);
  }

  /** What an optimiser did between two checkpoints; zero in running statistics. */
  static ParameterVector moved(ParameterVector from, ParameterVector to) {
    return to.minus(from).withZero(block -> !block.role().trainable());
  }

  private static double offPlaneShare(ProjectedPath.Point point, PlaneMetric metric) {
    double away = Math.hypot(point.offPlane(), metric.length(point.x(), point.y()));
    return away > 0 ? point.offPlane() / away : Double.NaN;
  }

  /** Σ ‖θₜ − θₜ₋₁‖. */
  public double length() {
    return points.stream().skip(1).mapToDouble(Point::step).sum();
  }

  /** ‖θₙ − θ₀‖. */
  public double netDistance() {
    return points.get(points.size() - 1).fromStart();
  }

  /**
   * Length over net distance: 1 for a straight path, about √n for a random walk of n steps, NaN or
   * infinite for a closed one.
   */
  public double detour() {
    return length() / netDistance();
  }

  /** Over the checkpoints where it is defined; NaN if nowhere. */
  public double medianTurn() {
    return Cosines.median(points.stream().map(Point::turn).toList());
  }

  /** Over the checkpoints where it is defined; NaN if nowhere. */
  public double medianOffPlaneShare() {
    return Cosines.median(points.stream().map(Point::offPlaneShare).toList());
  }
}
