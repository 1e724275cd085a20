// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Projection by the normal equations AᵀA c = Aᵀm, m = point − centre, A the unit directions.
 *
 * <p>One step of refinement on the residual makes up for the squared condition number.
 */
final class LeastSquares {
  /** The sine of an angle that is nothing but the rounding of float directions. */
  private static final double DEPENDENT = 1e-6;

  private static final int STEPS = 2;

  private final double[][] units;
  private final double[] norms;
  private final LinearSolverDense<DMatrixRMaj> solver;

  private LeastSquares(double[][] directions) {
    this.units = directions;
    this.norms = new double[directions.length];
    for (int d = 0; d < directions.length; d++) {
      norms[d] = Math.sqrt(dot(directions[d], directions[d]));
      for (int i = 0; i < directions[d].length; i++) {
        directions[d][i] /= norms[d];
      }
    }
    this.solver = LinearSolverFactory_DDRM.chol(directions.length);
    DMatrixRMaj cosines = cosines();
    if (!solver.setA(cosines.copy()) || !(solver.quality() > DEPENDENT)) {
      throw new IllegalArgumentException(
          "directions must be linearly independent, got norms %s and cosines %s"
              .formatted(Arrays.toString(norms), Arrays.toString(cosines.data)));
    }
  }

  static List<Subspace.Projection> projectAll(
      Subspace subspace, List<ParameterVector> points, Predicate<ParameterBlock> counted) {
    points.forEach(point -> requireLayout(subspace.layout(), point));
    // Blocks that are asked about once: the question may cost a pass over the directions.
    Set<ParameterBlock> taken = new HashSet<>(subspace.layout().blocks());
    taken.removeIf(counted.negate());
    double[][] directions =
        subspace.directions().stream().map(d -> entries(d, taken)).toArray(double[][]::new);
    LeastSquares squares = new LeastSquares(directions);
    double[] centre = entries(subspace.centre(), taken);
    List<Subspace.Projection> seen = new ArrayList<>();
    for (ParameterVector point : points) {
      double[] offset = entries(point, taken);
      subtract(offset, 1, centre);
      seen.add(squares.solve(offset));
    }
    return List.copyOf(seen);
  }

  private static void requireLayout(ParameterLayout layout, ParameterVector point) {
    if (!point.layout().equals(layout)) {
      throw new IllegalArgumentException(
          "a projected point needs the subspace's layout %s, got %s"
              .formatted(layout, point.layout()));
    }
  }

  /** The coordinates of an offset (modified: what the directions do not reach is left in it). */
  private Subspace.Projection solve(double[] offset) {
    double[] at = new double[units.length];
    DMatrixRMaj right = new DMatrixRMaj(units.length, 1);
    DMatrixRMaj step = new DMatrixRMaj(units.length, 1);
    for (int s = 0; s < STEPS; s++) {
      for (int d = 0; d < units.length; d++) {
        right.set(d, dot(units[d], offset));
      }
      solver.solve(right, step);
      for (int d = 0; d < units.length; d++) {
        at[d] += step.get(d) / norms[d];
        subtract(offset, step.get(d), units[d]);
      }
    }
    return new Subspace.Projection(Coordinates.of(at), Math.sqrt(dot(offset, offset)));
  }

  private DMatrixRMaj cosines() {
    DMatrixRMaj cosines = new DMatrixRMaj(units.length, units.length);
    for (int a = 0; a < units.length; a++) {
      for (int b = 0; b < units.length; b++) {
        cosines.set(a, b, dot(units[a], units[b]));
      }
    }
    return cosines;
  }

  /** A vector's entries as doubles, zero in the blocks that do not take part. */
  private static double[] entries(ParameterVector vector, Set<ParameterBlock> counted) {
    double[] entries = new double[vector.layout().size()];
    List<ParameterBlock> blocks = vector.layout().blocks();
    for (int b = 0; b < blocks.size(); b++) {
      if (counted.contains(blocks.get(b))) {
        for (int i = vector.layout().offset(b); i < vector.layout().offset(b + 1); i++) {
          entries[i] = vector.get(i);
        }
      }
    }
    return entries;
  }

  private static void subtract(double[] from, double factor, double[] vector) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * vector[i];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
