// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.Arrays;

/** A symmetric matrix that is stored whole. */
public final class DenseOperator implements LinearOperator {
  private final double[][] rows;

  /**
   * A copy of {@code rows}.
   *
   * @throws IllegalArgumentException if they are not a symmetric matrix, to the bit
   */
  public DenseOperator(double[][] rows) {
    this.rows = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < rows.length; i++) {
      Vectors.requireSize(rows[i], rows.length);
      for (int j = 0; j < i; j++) {
        if (rows[i][j] != rows[j][i]) {
          throw new IllegalArgumentException(
              "a symmetric matrix is needed, got %s at (%d, %d) and %s at (%d, %d)"
                  .formatted(rows[i][j], i, j, rows[j][i], j, i));
        }
      }
    }
  }

  /**
   * All of {@code operator}, column by column: {@code size()} products. Each pair of entries that
   * should be equal is replaced by its mean.
   */
  public static DenseOperator of(LinearOperator operator) {
    int n = operator.size();
    double[][] columns = new double[n][];
    for (int j = 0; j < n; j++) {
      double[] unit = new double[n];
      unit[j] = 1;
      columns[j] = operator.times(unit);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        double mean = (columns[i][j] + columns[j][i]) / 2;
        columns[i][j] = mean;
        columns[j][i] = mean;
      }
    }
    return new DenseOperator(columns);
  }

  /** The entry in row {@code i} and column {@code j}. */
  public double get(int i, int j) {
    return rows[i][j];
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public double[] times(double[] vector) {
    Vectors.requireSize(vector, size());
    return Arrays.stream(rows).mapToDouble(row -> Vectors.dot(row, vector)).toArray();
  }
}
