// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
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

  /** Where the path ends: the usual centre of a plane through it. */
  public ParameterVector last() {
    return checkpoints.get(checkpoints.size() - 1).parameters();
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
    Predicate<ParameterBlock> counted =
        block -> block.role().trainable() || isMoved(subspace, block);
    List<ProjectedPath.Point> points = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      Checkpoint checkpoint = checkpoints.get(i);
      Subspace.Projection seen = subspace.project(checkpoint.parameters(), counted);
      points.add(
          new ProjectedPath.Point(
              checkpoint.label(), seen.at().x(), seen.at().y(), losses[i], seen.residual()));
    }
    return new ProjectedPath(name, points);
  }

  private static boolean isMoved(Subspace subspace, ParameterBlock block) {
    return subspace.directions().stream().anyMatch(d -> d.norm(block::equals) > 0);
  }
}
