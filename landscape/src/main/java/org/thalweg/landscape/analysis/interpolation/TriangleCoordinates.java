// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import org.thalweg.landscape.subspace.Coordinates;

/**
 * A triangle of a plane: shares of its corners, and back (Im et al. 2016, arXiv:1612.04010).
 *
 * <p>A point is p₀ a + p₁ b + p₂ c with shares that sum to 1. As a model, the same shares mix the
 * three corners' parameters.
 */
public record TriangleCoordinates(Coordinates a, Coordinates b, Coordinates c) {
  /** The share of its longest side squared below which a triangle has no area. */
  private static final double FLAT = 1e-12;

  public TriangleCoordinates {
    double longest = Math.max(square(a, b), Math.max(square(b, c), square(c, a)));
    if (!(Math.abs(cross(a, b, c)) > FLAT * longest)) {
      throw new IllegalArgumentException(
          "the corners of a triangle must not lie on one line, got %s, %s and %s"
              .formatted(a, b, c));
    }
  }

  /**
   * What each corner contributes; the sum is 1.
   *
   * @param ofA negative on the far side of the edge from b to c
   */
  public record Shares(double ofA, double ofB, double ofC) {
    /** Whether the point lies in the triangle, its border included. */
    public boolean inside() {
      return ofA >= 0 && ofB >= 0 && ofC >= 0;
    }
  }

  /** The corners' shares in a point of the plane. */
  public Shares sharesAt(Coordinates point) {
    double area = cross(a, b, c);
    double ofB = cross(a, point, c) / area;
    double ofC = cross(a, b, point) / area;
    return new Shares(1 - ofB - ofC, ofB, ofC);
  }

  /** The point of these shares. */
  public Coordinates at(Shares shares) {
    return Coordinates.of(
        shares.ofA() * a.x() + shares.ofB() * b.x() + shares.ofC() * c.x(),
        shares.ofA() * a.y() + shares.ofB() * b.y() + shares.ofC() * c.y());
  }

  /** Twice the signed area: positive where o, p, q turn to the left. */
  private static double cross(Coordinates o, Coordinates p, Coordinates q) {
    return (p.x() - o.x()) * (q.y() - o.y()) - (p.y() - o.y()) * (q.x() - o.x());
  }

  private static double square(Coordinates p, Coordinates q) {
    double dx = q.x() - p.x();
    double dy = q.y() - p.y();
    return dx * dx + dy * dy;
  }
}
