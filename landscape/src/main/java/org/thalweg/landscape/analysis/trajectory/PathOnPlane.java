// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import org.thalweg.landscape.subspace.Subspace;

/**
 * A path, the line or plane that it is drawn on, and how it looks there.
 *
 * @param seen the path's projection, with the true losses
 */
public record PathOnPlane(Trajectory path, Subspace plane, ProjectedPath seen) {

  public PathOnPlane {
    if (plane.dimension() > 2) {
      throw new IllegalArgumentException(
          "a path is drawn on a line or plane, got %d directions".formatted(plane.dimension()));
    }
    if (seen.points().size() != path.size()) {
      throw new IllegalArgumentException(
          "a projection of %d checkpoints has as many points, got %d"
              .formatted(path.size(), seen.points().size()));
    }
  }

  /**
   * The path projected onto {@code plane} by least squares.
   *
   * @param losses the true loss at every checkpoint, as {@link PathLosses#atCheckpoints} measures
   */
  public static PathOnPlane of(Trajectory path, Subspace plane, double... losses) {
    return new PathOnPlane(path, plane, path.projectedOnto(plane, losses));
  }
}
