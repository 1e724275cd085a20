// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * The orthonormal basis that Lanczos' recurrence builds, one product a vector.
 *
 * <p>w = A vⱼ − βⱼ₋₁ vⱼ₋₁ − αⱼ vⱼ, orthogonalised against all of the basis twice. Where that leaves
 * nothing, the basis spans an invariant subspace and goes on in a fresh direction, βⱼ = 0. Keeps
 * all vectors.
 */
final class KrylovBasis {
  /** What counts as nothing, relative to the largest coefficient. */
  private static final double NOTHING = 1e-10;

  private final LinearOperator operator;
  private final RandomStream fresh;
  private final List<double[]> vectors = new ArrayList<>();
  private double[] alpha = {};
  private double[] beta = {};

  /**
   * @param start not zero (modified)
   * @param fresh where further directions come from
   */
  KrylovBasis(LinearOperator operator, double[] start, RandomStream fresh) {
    Vectors.requireSize(start, operator.size());
    Vectors.scale(1 / Vectors.norm(start), start);
    this.operator = operator;
    this.fresh = fresh;
    vectors.add(start);
  }

  /**
   * Takes one product more, unless the basis spans everything already.
   *
   * @throws ArithmeticException if the product is not finite
   */
  boolean extend() {
    if (alpha.length == vectors.size()) {
      return false;
    }
    int j = alpha.length;
    double[] w = operator.times(vectors.get(j));
    if (j > 0) {
      Vectors.add(-beta[j - 1], vectors.get(j - 1), w);
    }
    double a = Vectors.dot(w, vectors.get(j));
    Vectors.add(-a, vectors.get(j), w);
    orthogonalize(w);
    double b = Vectors.norm(w);
    requireFinite(a + b, j);
    alpha = append(alpha, a);
    boolean invariant = b < NOTHING * magnitude();
    beta = append(beta, invariant ? 0 : b);
    if (vectors.size() < operator.size()) {
      vectors.add(invariant ? anotherDirection() : scaled(w, b));
    }
    return true;
  }

  private static void requireFinite(double coefficient, int step) {
    if (!Double.isFinite(coefficient)) {
      throw new ArithmeticException(
          "an operator's products must be finite, got NaN or infinity at step " + (step + 1));
    }
  }

  private static double[] append(double[] values, double value) {
    double[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  /** A norm of the tridiagonal matrix; above 0 so that a zero operator is invariant at once. */
  private double magnitude() {
    double largest = Double.MIN_NORMAL;
    for (double a : alpha) {
      largest = Math.max(largest, Math.abs(a));
    }
    for (double b : beta) {
      largest = Math.max(largest, b);
    }
    return largest;
  }

  private void orthogonalize(double[] w) {
    for (int pass = 0; pass < 2; pass++) {
      for (double[] vector : vectors) {
        Vectors.add(-Vectors.dot(vector, w), vector, w);
      }
    }
  }

  private static double[] scaled(double[] w, double norm) {
    Vectors.scale(1 / norm, w);
    return w;
  }

  private double[] anotherDirection() {
    double[] direction = new double[operator.size()];
    Arrays.setAll(direction, i -> fresh.nextGaussian());
    orthogonalize(direction);
    return scaled(direction, Vectors.norm(direction));
  }

  /** The number of products taken. */
  int steps() {
    return alpha.length;
  }

  /** The eigenpairs of the operator on the basis so far. */
  Ritz ritz() {
    return Ritz.of(alpha, beta);
  }

  /** ‖A y − θ y‖ for the Ritz pair at {@code index}, in exact arithmetic. */
  double residualBound(Ritz ritz, int index) {
    return beta[beta.length - 1] * Math.abs(ritz.component(index, alpha.length - 1));
  }

  /** The Ritz vector at {@code index}, of unit norm. */
  double[] vector(Ritz ritz, int index) {
    double[] sum = new double[operator.size()];
    for (int j = 0; j < alpha.length; j++) {
      Vectors.add(ritz.component(index, j), vectors.get(j), sum);
    }
    Vectors.scale(1 / Vectors.norm(sum), sum);
    return sum;
  }
}
