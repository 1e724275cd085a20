// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/** Fields whose topology is known. */
final class Fields {
  private Fields() {}

  static ScalarField of(Grid grid, DoubleBinaryOperator z) {
    double[] values = new double[grid.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = z.applyAsDouble(grid.at(node).x(), grid.at(node).y());
    }
    return ScalarField.of(grid, values);
  }

  static Grid square(double half, int count) {
    return Grid.plane(new Axis(-half, half, count), new Axis(-half, half, count));
  }

  static double himmelblau(double x, double y) {
    double a = x * x + y - 11;
    double b = x + y * y - 7;
    return a * a + b * b;
  }

  static ScalarField himmelblau(int count) {
    return of(square(6, count), Fields::himmelblau);
  }

  /** −r²/2 + r⁴/4: a maximum in a ring of equal minima. */
  static ScalarField ring(int count) {
    return of(
        square(1.6, count),
        (x, y) -> {
          double r2 = x * x + y * y;
          return -r2 / 2 + r2 * r2 / 4;
        });
  }

  /** Whole numbers from 0 to {@code most}: few of them, so that many are equal. */
  static ScalarField integers(int columns, int rows, int most, long seed) {
    Random random = new Random(seed);
    Grid grid = Grid.plane(new Axis(0, columns - 1, columns), new Axis(0, rows - 1, rows));
    double[] values = new double[grid.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(most + 1);
    }
    return ScalarField.of(grid, values);
  }

  static ScalarField noise(int columns, int rows, long seed) {
    Random random = new Random(seed);
    Grid grid = Grid.plane(new Axis(0, columns - 1, columns), new Axis(0, rows - 1, rows));
    return ScalarField.of(grid, random.doubles(grid.size()).toArray());
  }
}
