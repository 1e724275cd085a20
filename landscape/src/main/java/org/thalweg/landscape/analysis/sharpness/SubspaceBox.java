// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * The box |yₖ| ≤ ε (|(A⁺θ)ₖ| + 1) of the displacements A y, A random with standard normal entries.
 *
 * <p>A⁺ is the pseudo-inverse (AᵀA)⁻¹Aᵀ over the trainable entries. Holds A as floats: 4 bytes an
 * entry and dimension.
 */
final class SubspaceBox implements Box {
  private final ParameterVector centre;
  private final List<float[]> columns;
  private final double[] inverse;
  private final double[] reach;

  private SubspaceBox(
      ParameterVector centre, List<float[]> columns, double[] inverse, double epsilon) {
    this.centre = centre;
    this.columns = columns;
    this.inverse = inverse;
    reach = new double[inverse.length];
    for (int k = 0; k < reach.length; k++) {
      reach[k] = epsilon * (Math.abs(inverse[k]) + 1);
    }
  }

  /**
   * Draws A.
   *
   * @throws IllegalArgumentException unless there are more trainable entries than dimensions
   */
  static SubspaceBox draw(ParameterVector centre, double epsilon, int dimension, long seed) {
    if (dimension >= centre.layout().trainableSize()) {
      throw new IllegalArgumentException(
          "a random subspace has fewer dimensions than the model parameters, got %d of %d"
              .formatted(dimension, centre.layout().trainableSize()));
    }
    List<float[]> columns = new ArrayList<>();
    for (int k = 0; k < dimension; k++) {
      columns.add(column(centre.layout(), k, seed));
    }
    return new SubspaceBox(centre, columns, pseudoInverse(columns, centre.toArray()), epsilon);
  }

  /** The same subspace with another ε. */
  SubspaceBox of(double epsilon) {
    return new SubspaceBox(centre, columns, inverse, epsilon);
  }

  private static float[] column(ParameterLayout layout, int k, long seed) {
    float[] column = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (block.role().trainable()) {
        RandomStream stream =
            RandomStream.of(seed, "sharpness box %d of %s".formatted(k, block.name()));
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          column[i] = (float) stream.nextGaussian();
        }
      }
    }
    return column;
  }

  private static double[] pseudoInverse(List<float[]> columns, float[] point) {
    int dimension = columns.size();
    DMatrixRMaj gram = new DMatrixRMaj(dimension, dimension);
    DMatrixRMaj right = new DMatrixRMaj(dimension, 1);
    for (int k = 0; k < dimension; k++) {
      right.set(k, 0, dot(columns.get(k), point));
      for (int j = 0; j <= k; j++) {
        double product = dot(columns.get(k), columns.get(j));
        gram.set(k, j, product);
        gram.set(j, k, product);
      }
    }
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(dimension);
    DMatrixRMaj solution = new DMatrixRMaj(dimension, 1);
    if (!solver.setA(gram)) {
      throw new IllegalStateException("random columns must be independent");
    }
    solver.solve(right, solution);
    return solution.data;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @Override
  public int dimension() {
    return reach.length;
  }

  @Override
  public ParameterVector at(double[] corner) {
    double[] sum = new double[centre.layout().size()];
    for (int k = 0; k < reach.length; k++) {
      float[] column = columns.get(k);
      double multiple = reach[k] * corner[k];
      for (int i = 0; i < sum.length; i++) {
        sum[i] += multiple * column[i];
      }
    }
    float[] values = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      values[i] = (float) (centre.get(i) + sum[i]);
    }
    return ParameterVector.of(centre.layout(), values);
  }

  @Override
  public double[] pulledBack(ParameterVector gradient) {
    float[] flat = gradient.toArray();
    double[] pulled = new double[reach.length];
    for (int k = 0; k < reach.length; k++) {
      pulled[k] = reach[k] * dot(columns.get(k), flat);
    }
    return pulled;
  }
}
