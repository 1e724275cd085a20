// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.function.DoubleBinaryOperator;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/** A formula on the nodes of a grid. */
record Plane(Grid grid, double[] values) {

  static final DoubleBinaryOperator HIMMELBLAU =
      (x, y) -> {
        double a = x * x + y - 11;
        double b = x + y * y - 7;
        return a * a + b * b;
      };
  static final DoubleBinaryOperator MONKEY = (x, y) -> x * x * x - 3 * x * y * y;

  /** Minima, saddles by loss, maximum of Himmelblau's function: x, y, value. */
  static final double[][] NINE = {
    {3, 2, 0},
    {-2.805118, 3.131313, 0},
    {-3.779310, -3.283186, 0},
    {3.584428, -1.848127, 0},
    {3.385154, 0.073852, 13.311926},
    {0.086678, 2.884255, 67.719150},
    {-3.073026, -0.081353, 104.015163},
    {-0.127961, -1.953715, 178.337239},
    {-0.270845, -0.923039, 181.616522}
  };

  static Plane of(String x, String y, DoubleBinaryOperator z) {
    Grid grid = Grid.plane(Axis.parse(x), Axis.parse(y));
    double[] values = new double[grid.size()];
    for (int k = 0; k < values.length; k++) {
      values[k] = z.applyAsDouble(grid.at(k).x(), grid.at(k).y());
    }
    return new Plane(grid, values);
  }

  BicubicSpline spline() {
    return BicubicSpline.through(grid.columns(), grid.rows(), values);
  }

  double stepX() {
    return (grid.x().max() - grid.x().min()) / (grid.columns() - 1);
  }

  double stepY() {
    return (grid.y().max() - grid.y().min()) / (grid.rows() - 1);
  }

  double u(double x) {
    return (x - grid.x().min()) / stepX();
  }

  double v(double y) {
    return (y - grid.y().min()) / stepY();
  }
}
