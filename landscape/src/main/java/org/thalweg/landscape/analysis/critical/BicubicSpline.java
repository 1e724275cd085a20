// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.Arrays;

/**
 * The C² bicubic B-spline through the nodes of a plane, with not-a-knot ends.
 *
 * <p>Positions are fractional node indices: (0, 0) is the first node, (columns − 1, rows − 1) the
 * last; derivatives are per node. Exact for polynomials up to the third degree in each variable;
 * otherwise the error falls as h⁴, that of the Hessian as h². O(n) to build, 16 products a value.
 */
public final class BicubicSpline {
  private final int columns;
  private final int rows;
  private final double[] coefficients;

  private BicubicSpline(int columns, int rows, double[] coefficients) {
    this.columns = columns;
    this.rows = rows;
    this.coefficients = coefficients;
  }

  /** The spline through finite {@code values} [iy][ix], x fastest, at least 2 × 2. */
  public static BicubicSpline through(int columns, int rows, double[] values) {
    if (values.length != columns * rows) {
      throw new IllegalArgumentException(
          "a spline over %d × %d nodes needs %d values, got %d"
              .formatted(columns, rows, columns * rows, values.length));
    }
    int width = columns + 2;
    double[] coefficients = new double[width * (rows + 2)];
    double[][] alongX = new double[rows][];
    for (int iy = 0; iy < rows; iy++) {
      alongX[iy] =
          SplineCoefficients.through(Arrays.copyOfRange(values, iy * columns, (iy + 1) * columns));
    }
    double[] column = new double[rows];
    for (int i = 0; i < width; i++) {
      for (int iy = 0; iy < rows; iy++) {
        column[iy] = alongX[iy][i];
      }
      double[] c = SplineCoefficients.through(column);
      for (int k = 0; k < c.length; k++) {
        coefficients[k * width + i] = c[k];
      }
    }
    return new BicubicSpline(columns, rows, coefficients);
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** Whether the position is between the nodes. */
  public boolean contains(double u, double v) {
    return u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1;
  }

  /** Value, gradient and Hessian; beyond the nodes the outermost polynomial goes on. */
  public Jet at(double u, double v) {
    int ix = cell(u, columns);
    int iy = cell(v, rows);
    double[] bx = basis(u - ix);
    double[] by = basis(v - iy);
    double value = 0;
    double dx = 0;
    double dy = 0;
    double dxx = 0;
    double dxy = 0;
    double dyy = 0;
    for (int k = 0; k < 4; k++) {
      int row = (iy + k) * (columns + 2) + ix;
      double line = 0;
      double lineX = 0;
      double lineXx = 0;
      for (int i = 0; i < 4; i++) {
        double c = coefficients[row + i];
        line += bx[i] * c;
        lineX += bx[4 + i] * c;
        lineXx += bx[8 + i] * c;
      }
      value += by[k] * line;
      dx += by[k] * lineX;
      dxx += by[k] * lineXx;
      dy += by[4 + k] * line;
      dxy += by[4 + k] * lineX;
      dyy += by[8 + k] * line;
    }
    return new Jet(value, dx, dy, dxx, dxy, dyy);
  }

  private static int cell(double position, int count) {
    return Math.max(0, Math.min(count - 2, (int) Math.floor(position)));
  }

  /** The four basis functions over a cell at {@code t}, then their first and second derivatives. */
  private static double[] basis(double t) {
    double s = 1 - t;
    return new double[] {
      s * s * s / 6,
      (4 - 3 * t * t * (2 - t)) / 6,
      (4 - 3 * s * s * (2 - s)) / 6,
      t * t * t / 6,
      -s * s / 2,
      t * (3 * t - 4) / 2,
      s * (4 - 3 * s) / 2,
      t * t / 2,
      s,
      3 * t - 2,
      3 * s - 2,
      t
    };
  }
}
