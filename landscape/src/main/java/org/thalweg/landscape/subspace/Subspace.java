// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * A centre and one to three directions: the line, plane or volume {θ + Σ cₖ dₖ}.
 *
 * @param centre θ, where all coordinates are 0
 * @param directions d₁, d₂, …, over the centre's layout; a coordinate counts multiples of them
 */
public record Subspace(ParameterVector centre, List<ParameterVector> directions) {

  public Subspace {
    directions = List.copyOf(directions);
    if (directions.isEmpty() || directions.size() > 3) {
      throw new IllegalArgumentException(
          "a subspace has 1 to 3 directions, got " + directions.size());
    }
    for (ParameterVector direction : directions) {
      if (!direction.layout().equals(centre.layout())) {
        throw new IllegalArgumentException(
            "directions need the centre's layout %s, got %s"
                .formatted(centre.layout(), direction.layout()));
      }
    }
  }

  public ParameterLayout layout() {
    return centre.layout();
  }

  public int dimension() {
    return directions.size();
  }

  /** θ + Σ cₖ dₖ, summed in double and rounded once an entry. */
  public ParameterVector pointAt(Coordinates coordinates) {
    if (coordinates.dimension() != dimension()) {
      throw new IllegalArgumentException(
          "this subspace takes %d coordinates, got %s".formatted(dimension(), coordinates));
    }
    float[] point = new float[layout().size()];
    for (int i = 0; i < point.length; i++) {
      double sum = centre.get(i);
      for (int k = 0; k < directions.size(); k++) {
        sum += coordinates.get(k) * directions.get(k).get(i);
      }
      point[i] = (float) sum;
    }
    return ParameterVector.of(layout(), point);
  }

  /**
   * Where a point lies as seen from a subspace.
   *
   * @param at the coordinates of the nearest point of the subspace
   * @param residual the distance to it
   */
  public record Projection(Coordinates at, double residual) {}

  /**
   * The nearest point of this subspace, by least squares: right for directions of any length and
   * angle.
   *
   * @param counted the blocks that take part; others count as equal
   * @throws IllegalArgumentException if a direction is zero there or depends on the others
   */
  public Projection project(ParameterVector point, Predicate<ParameterBlock> counted) {
    return projectAll(List.of(point), counted).get(0);
  }

  /** The nearest points to many; solves for the directions once. */
  public List<Projection> projectAll(
      List<ParameterVector> points, Predicate<ParameterBlock> counted) {
    return LeastSquares.projectAll(this, points, counted);
  }

  /** Lengths of centre and directions, and their angle, over trainable parameters. */
  public Finding.Geometry geometry() {
    Predicate<ParameterBlock> trainable = block -> block.role().trainable();
    List<Double> norms = directions().stream().map(d -> d.norm(trainable)).toList();
    OptionalDouble cosine = OptionalDouble.empty();
    if (dimension() > 1) {
      ParameterVector x = directions().get(0).withZero(trainable.negate());
      ParameterVector y = directions().get(1).withZero(trainable.negate());
      cosine = OptionalDouble.of(x.dot(y) / (x.norm() * y.norm()));
    }
    return new Finding.Geometry(OptionalDouble.of(centre().norm(trainable)), norms, cosine);
  }
}
