// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * A recorded training path: checkpoints over one layout, in training order.
 *
 * @param name such as {@code sgd}
 */
public record Trajectory(String name, List<Checkpoint> checkpoints) {

  /**
   * Where the path was at one time.
   *
   * @param label such as {@code epoch 3}
   */
  public record Checkpoint(String label, ParameterVector parameters) {}

  public Trajectory {
    checkpoints = List.copyOf(checkpoints);
    if (checkpoints.isEmpty()) {
      throw new IllegalArgumentException("a trajectory has at least 1 checkpoint, got none");
    }
    ParameterLayout layout = checkpoints.get(0).parameters().layout();
    for (Checkpoint checkpoint : checkpoints) {
      if (!checkpoint.parameters().layout().equals(layout)) {
        throw new IllegalArgumentException(
            "checkpoints must share one layout, got %s and at \"%s\" %s"
                .formatted(layout, checkpoint.label(), checkpoint.parameters().layout()));
      }
    }
  }

  public ParameterLayout layout() {
    return last().layout();
  }

  /** The number of checkpoints. */
  public int size() {
    return checkpoints.size();
  }

  public Trajectory rename(String newName) {
    return new Trajectory(newName, checkpoints);
  }

  /** The path from checkpoint {@code index} on, the first being 0. */
  public Trajectory from(int index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException(
          "path \"%s\" has checkpoints 0 to %d, got %d to begin at"
              .formatted(name, size() - 1, index));
    }
    return new Trajectory(name, checkpoints.subList(index, size()));
  }

  /** Every {@code stride}-th checkpoint from the first on, and always the last. */
  public Trajectory every(int stride) {
    if (stride < 1) {
      throw new IllegalArgumentException("a stride is at least 1, got " + stride);
    }
    return new Trajectory(
        name,
        IntStream.range(0, size())
            .filter(i -> i % stride == 0 || i == size() - 1)
            .mapToObj(checkpoints::get)
            .toList());
  }

  /** Where the path ends: the usual centre of a plane through it. */
  public ParameterVector last() {
    return checkpoints.get(checkpoints.size() - 1).parameters();
  }

  /** The path on a line or plane, its true losses not known, NaN. */
  public ProjectedPath seenOn(Subspace subspace) {
    double[] unknown = new double[size()];
    Arrays.fill(unknown, Double.NaN);
    return projectedOnto(subspace, unknown);
  }

  /**
   * The path on a line or plane, by least squares.
   *
   * <p>Counts the blocks that an optimiser moves and those that a direction moves: running
   * statistics that no direction moves are not distance from the plane.
   *
   * @param losses the true loss at every checkpoint
   */
  public ProjectedPath projectedOnto(Subspace subspace, double... losses) {
    if (losses.length != checkpoints.size()) {
      throw new IllegalArgumentException(
          "each of %d checkpoints needs its loss, got %d"
              .formatted(checkpoints.size(), losses.length));
    }
    Predicate<ParameterBlock> counted = countedOn(subspace);
    List<ProjectedPath.Point> points = new ArrayList<>();
    List<Subspace.Projection> seen =
        subspace.projectAll(checkpoints.stream().map(Checkpoint::parameters).toList(), counted);
    for (int i = 0; i < losses.length; i++) {
      Coordinates at = seen.get(i).at();
      points.add(
          new ProjectedPath.Point(
              checkpoints.get(i).label(), at.x(), at.y(), losses[i], seen.get(i).residual()));
    }
    return new ProjectedPath(name, points);
  }

  /** What is distance from {@code subspace}: all that an optimiser or a direction moves. */
  static Predicate<ParameterBlock> countedOn(Subspace subspace) {
    return block -> block.role().trainable() || isMoved(subspace, block);
  }

  private static boolean isMoved(Subspace subspace, ParameterBlock block) {
    return subspace.directions().stream().anyMatch(d -> d.norm(block::equals) > 0);
  }
}
