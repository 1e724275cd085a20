// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

/**
 * Second differences of a sampled plane at a node, in steps of the grid.
 *
 * <p>xx = f(+1,0) − 2 f(0,0) + f(−1,0), yy likewise, xy = (f(1,1) − f(1,−1) − f(−1,1) + f(−1,−1)) /
 * 4. On a quadratic they are its Hessian times the steps, exactly. Steps of unequal length change
 * no sign of the eigenvalues (Sylvester's law of inertia), hence no {@link #bend}.
 */
public record PlaneHessian(double xx, double xy, double yy) {

  /**
   * From the nine losses around a node, {@code around[iy][ix]}.
   *
   * @throws IllegalArgumentException if they are not 3 × 3
   */
  public static PlaneHessian of(double[][] around) {
    if (around.length != 3 || around[0].length != 3 || around[2].length != 3) {
      throw new IllegalArgumentException("second differences need 3 × 3 losses");
    }
    double centre = around[1][1];
    return new PlaneHessian(
        around[1][2] - 2 * centre + around[1][0],
        (around[2][2] - around[0][2] - around[2][0] + around[0][0]) / 4,
        around[2][1] - 2 * centre + around[0][1]);
  }

  public double largestEigenvalue() {
    return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
  }

  public double smallestEigenvalue() {
    return (xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy);
  }

  /** The signs of both eigenvalues; what lies within {@code rounding} of 0 is 0. */
  public Bend bend(double rounding) {
    if (smallestEigenvalue() >= -rounding) {
      return Bend.CONVEX;
    }
    return largestEigenvalue() > rounding ? Bend.INDEFINITE : Bend.CONCAVE;
  }
}
