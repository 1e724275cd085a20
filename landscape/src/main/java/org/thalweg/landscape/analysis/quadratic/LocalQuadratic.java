// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import java.util.List;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The second-order Taylor polynomial of a loss on a line or plane, about its centre.
 *
 * <p>q(x, y) = L + sₓ x + s_y y + ½ hₓₓ x² + hₓᵧ x y + ½ hᵧᵧ y² with s = ⟨g, d⟩ and h = dᵀHd. On a
 * line what belongs to y is 0.
 */
public record LocalQuadratic(
    double value,
    double slopeX,
    double slopeY,
    double curvatureX,
    double curvatureXy,
    double curvatureY) {

  /**
   * The polynomial from one gradient and a Hessian-vector product a direction.
   *
   * @param value the loss at the centre
   * @throws IllegalArgumentException if a direction moves what the Hessian keeps still
   */
  public static LocalQuadratic of(double value, Hessian hessian, Subspace subspace) {
    List<double[]> directions =
        subspace.directions().stream().map(d -> coordinates(hessian.coordinates(), d)).toList();
    if (directions.size() > 2) {
      throw new IllegalArgumentException(
          "a quadratic model is made on a line or plane, got %d directions"
              .formatted(directions.size()));
    }
    double[] gradient = hessian.gradient();
    double[] x = directions.get(0);
    double[] bentX = hessian.times(x);
    if (directions.size() == 1) {
      return new LocalQuadratic(value, dot(gradient, x), 0, dot(x, bentX), 0, 0);
    }
    double[] y = directions.get(1);
    double[] bentY = hessian.times(y);
    // Equal but for rounding.
    double mixed = (dot(y, bentX) + dot(x, bentY)) / 2;
    return new LocalQuadratic(
        value, dot(gradient, x), dot(gradient, y), dot(x, bentX), mixed, dot(y, bentY));
  }

  /**
   * Refuses a subspace that {@link #of} would refuse, at no cost.
   *
   * @throws IllegalArgumentException if a direction moves what the Hessian keeps still
   */
  public static void requireFits(Hessian hessian, Subspace subspace) {
    subspace.directions().forEach(d -> coordinates(hessian.coordinates(), d));
  }

  private static double[] coordinates(ParameterSelection chosen, ParameterVector direction) {
    double[] coordinates = chosen.coordinatesOf(direction);
    if (!chosen.vectorOf(coordinates).equals(direction.plus(0, direction))) {
      throw new IllegalArgumentException(
          "a quadratic model needs directions that move trainable parameters alone; take"
              + " tensors weights, not states");
    }
    return coordinates;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  public double at(Coordinates point) {
    return at(point.x(), point.y());
  }

  /** q(x, y). */
  public double at(double x, double y) {
    return value
        + slopeX * x
        + slopeY * y
        + curvatureX * x * x / 2
        + curvatureXy * x * y
        + curvatureY * y * y / 2;
  }

  /**
   * The size of its change at (x, y): |slope| and ½ uᵀ|H|u, the curvatures without their signs.
   *
   * <p>On a bowl without slope just its rise, and not 0 on the two lines through a saddle where
   * rise and fall cancel. Turning the axes within the plane does not change it.
   */
  public double extent(double x, double y) {
    double trace = curvatureX + curvatureY;
    double determinant = curvatureX * curvatureY - curvatureXy * curvatureXy;
    double bend = curvatureX * x * x + 2 * curvatureXy * x * y + curvatureY * y * y;
    if (determinant < 0) {
      // |H| = (tr H · H − 2 det H · I) / (λ₁ − λ₂) where the eigenvalues have two signs.
      double apart = Math.hypot(curvatureX - curvatureY, 2 * curvatureXy);
      bend = (trace * bend - 2 * determinant * (x * x + y * y)) / apart;
    }
    return Math.abs(slopeX * x + slopeY * y) + Math.abs(bend) / 2;
  }

  /** Its coefficients, for the file of a surface. */
  public Finding.QuadraticModel finding() {
    return new Finding.QuadraticModel(value, slopeX, slopeY, curvatureX, curvatureXy, curvatureY);
  }

  /** From what a surface's file holds. */
  public static LocalQuadratic of(Finding.QuadraticModel held) {
    return new LocalQuadratic(
        held.value(),
        held.slopeX(),
        held.slopeY(),
        held.curvatureX(),
        held.curvatureXy(),
        held.curvatureY());
  }
}
