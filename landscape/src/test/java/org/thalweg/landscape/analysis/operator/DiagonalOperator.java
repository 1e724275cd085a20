// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

/** A diagonal matrix. */
public final class DiagonalOperator implements LinearOperator {
  private final double[] diagonal;

  public DiagonalOperator(double... diagonal) {
    this.diagonal = diagonal.clone();
  }

  @Override
  public int size() {
    return diagonal.length;
  }

  @Override
  public double[] times(double[] vector) {
    Vectors.requireSize(vector, size());
    double[] product = new double[diagonal.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = diagonal[i] * vector[i];
    }
    return product;
  }
}
