// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import org.thalweg.landscape.analysis.operator.LinearOperator;

/**
 * Second derivatives of a mean loss at one point, as products with vectors.
 *
 * <p>May hold engine memory until it is closed. Thread-safe.
 */
public interface Hessian extends LinearOperator, AutoCloseable {

  /** What the entries of its vectors stand for. */
  ParameterSelection coordinates();

  /** The gradient at the point in these coordinates, in double. */
  double[] gradient();

  @Override
  void close();
}
