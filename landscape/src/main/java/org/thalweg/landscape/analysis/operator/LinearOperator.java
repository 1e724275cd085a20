// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

/**
 * A symmetric linear map, known by its products with vectors.
 *
 * <p>⟨u, A v⟩ = ⟨v, A u⟩ for all u and v; what works on one relies on it. The same vector gives the
 * same bits every time, on any number of threads. Thread-safe.
 */
public interface LinearOperator {

  /** The number of rows, and of columns. */
  int size();

  /** A v, in a fresh array; {@code vector} has {@link #size} entries and is left as it is. */
  double[] times(double[] vector);

  /** A + shift · I. */
  default LinearOperator shifted(double shift) {
    return new ShiftedOperator(this, shift);
  }

  /** A + factor · B; B of the same size. */
  default LinearOperator plus(double factor, LinearOperator other) {
    return new OperatorSum(this, factor, other);
  }

  /**
   * The rows and columns at {@code entries}, in that order: P A Pᵀ.
   *
   * <p>A product with it costs one with A.
   *
   * @param entries positions in vectors of this operator, each at most once
   */
  default LinearOperator restrictedTo(int... entries) {
    return new RestrictedOperator(this, entries);
  }
}
