// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SpecializedOps_DDRM;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderTran_DDRM;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Projection by a QR factorisation of the unit directions.
 *
 * <p>The normal equations would square the directions' condition number.
 */
final class LeastSquares {
  /** The sine of an angle that is nothing but the rounding of float directions. */
  private static final double DEPENDENT = 1e-6;

  private final QRDecompositionHouseholderTran_DDRM qr = new QRDecompositionHouseholderTran_DDRM();
  private final double[] norms;
  private final DMatrixRMaj triangle;

  private LeastSquares(List<ParameterVector> directions, Set<ParameterBlock> counted) {
    this.norms = new double[directions.size()];
    DMatrixRMaj units = new DMatrixRMaj(directions.get(0).layout().size(), norms.length);
    for (int d = 0; d < norms.length; d++) {
      double[] entries = entries(directions.get(d), counted);
      norms[d] = norm(entries, 0);
      for (int i = 0; i < entries.length; i++) {
        units.set(i, d, entries[i] / norms[d]);
      }
    }
    boolean solved = qr.decompose(units);
    this.triangle = qr.getR(null, true);
    if (!solved
        || triangle.numRows < norms.length
        || !(SpecializedOps_DDRM.qualityTriangular(triangle) > DEPENDENT)) {
      DMatrixRMaj cosines = CommonOps_DDRM.multTransA(triangle, triangle, null);
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
    LeastSquares squares = new LeastSquares(subspace.directions(), taken);
    double[] centre = entries(subspace.centre(), taken);
    List<Subspace.Projection> seen = new ArrayList<>();
    for (ParameterVector point : points) {
      double[] offset = entries(point, taken);
      for (int i = 0; i < offset.length; i++) {
        offset[i] -= centre[i];
      }
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

  /**
   * The coordinates of an offset (modified: turned by Qᵀ, so that its tail is what is out of
   * reach).
   */
  private Subspace.Projection solve(double[] offset) {
    qr.applyTranQ(DMatrixRMaj.wrap(offset.length, 1, offset));
    double[] at = Arrays.copyOf(offset, norms.length);
    TriangularSolver_DDRM.solveU(triangle.data, at, norms.length);
    for (int d = 0; d < norms.length; d++) {
      at[d] /= norms[d];
    }
    return new Subspace.Projection(Coordinates.of(at), norm(offset, norms.length));
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

  /** The length of what begins at {@code from}. */
  private static double norm(double[] vector, int from) {
    double sum = 0;
    for (int i = from; i < vector.length; i++) {
      sum += vector[i] * vector[i];
    }
    return Math.sqrt(sum);
  }
}
