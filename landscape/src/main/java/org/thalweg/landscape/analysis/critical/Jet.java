// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

/** A value with its first and second derivatives at one place. */
public record Jet(double value, double dx, double dy, double dxx, double dxy, double dyy) {

  /** |gradient|. */
  public double slope() {
    return Math.hypot(dx, dy);
  }

  /** The smaller eigenvalue of the Hessian. */
  public double smaller() {
    return mean() > 0 ? determinant() / (mean() + radius()) : mean() - radius();
  }

  /** The larger eigenvalue of the Hessian. */
  public double larger() {
    return mean() < 0 ? determinant() / (mean() - radius()) : mean() + radius();
  }

  // The eigenvalue of lesser magnitude by way of this: a difference would lose its digits.
  private double determinant() {
    return dxx * dyy - dxy * dxy;
  }

  /** The eigenvalue that is larger in magnitude, without its sign. */
  double strongest() {
    return Math.abs(mean()) + radius();
  }

  private double mean() {
    return (dxx + dyy) / 2;
  }

  private double radius() {
    return Math.hypot((dxx - dyy) / 2, dxy);
  }

  /** The direction of the larger eigenvalue, as an angle from x. */
  double largerDirection() {
    return Math.atan2(2 * dxy, dxx - dyy) / 2;
  }

  /** The same in coordinates of which one step is {@code hx} and {@code hy}, over {@code rise}. */
  Jet scaled(double hx, double hy, double rise) {
    return new Jet(
        value,
        dx / (hx * rise),
        dy / (hy * rise),
        dxx / (hx * hx * rise),
        dxy / (hx * hy * rise),
        dyy / (hy * hy * rise));
  }
}
