// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

/** A + shift · I. */
record ShiftedOperator(LinearOperator operator, double shift) implements LinearOperator {
  @Override
  public int size() {
    return operator.size();
  }

  @Override
  public double[] times(double[] vector) {
    double[] product = operator.times(vector);
    Vectors.add(shift, vector, product);
    return product;
  }
}
