// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

/**
 * Coefficients of the cubic B-spline through evenly spaced values, with not-a-knot ends.
 *
 * <p>Coefficient i + 1 belongs to node i; one more lies beyond each end: n values give n + 2. The
 * value at node i is (cᵢ₋₁ + 4 cᵢ + cᵢ₊₁) / 6. Not-a-knot makes cubics exact; 3 values are a
 * parabola, 2 a line.
 */
final class SplineCoefficients {
  private SplineCoefficients() {}

  static double[] through(double[] f) {
    int n = f.length;
    if (n < 2) {
      throw new IllegalArgumentException("a spline needs at least 2 values, got " + n);
    }
    double[] c = new double[n + 2];
    if (n == 2) {
      c[1] = f[0];
      c[2] = f[1];
      c[0] = 2 * f[0] - f[1];
      c[3] = 2 * f[1] - f[0];
      return c;
    }
    // Third derivatives that agree at the last but one node give its coefficient by itself.
    c[2] = (8 * f[1] - f[0] - f[2]) / 6;
    c[n - 1] = (8 * f[n - 2] - f[n - 1] - f[n - 3]) / 6;
    if (n == 3) {
      double sixth = (f[0] - 2 * f[1] + f[2]) / 6;
      c[1] = f[0] - sixth;
      c[3] = f[2] - sixth;
    } else {
      inner(f, c);
      c[1] = 6 * f[1] - 4 * c[2] - c[3];
      c[n] = 6 * f[n - 2] - 4 * c[n - 1] - c[n - 2];
    }
    c[0] = 6 * f[0] - 4 * c[1] - c[2];
    c[n + 1] = 6 * f[n - 1] - 4 * c[n] - c[n - 1];
    return c;
  }

  /** Solves cᵢ₋₁ + 4 cᵢ + cᵢ₊₁ = 6 fᵢ between the two coefficients that are known. */
  private static void inner(double[] f, double[] c) {
    int first = 2;
    int last = f.length - 3;
    if (last < first) {
      return;
    }
    double[] factor = new double[f.length];
    for (int i = first; i <= last; i++) {
      double known = i == first ? c[2] : 0;
      double before = i == first ? 0 : factor[i - 1];
      double right = 6 * f[i] - known - (i == last ? c[last + 2] : 0);
      double pivot = 4 - before;
      factor[i] = 1 / pivot;
      c[i + 1] = (right - (i == first ? 0 : c[i])) / pivot;
    }
    for (int i = last - 1; i >= first; i--) {
      c[i + 1] -= factor[i] * c[i + 2];
    }
  }
}
