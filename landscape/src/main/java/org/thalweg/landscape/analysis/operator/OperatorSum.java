// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

/** A + factor · B. */
record OperatorSum(LinearOperator first, double factor, LinearOperator second)
    implements LinearOperator {
  OperatorSum {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException(
          "operators of one size can be added, got %d and %d"
              .formatted(first.size(), second.size()));
    }
  }

  @Override
  public int size() {
    return first.size();
  }

  @Override
  public double[] times(double[] vector) {
    double[] product = first.times(vector);
    Vectors.add(factor, second.times(vector), product);
    return product;
  }
}
