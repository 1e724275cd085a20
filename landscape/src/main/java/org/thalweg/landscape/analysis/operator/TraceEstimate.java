// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

/**
 * Trace and Frobenius norm of a symmetric operator, from products with random vectors.
 *
 * @param trace tr A
 * @param traceError its standard error; 0 where it is exact, NaN where one draw cannot tell
 * @param squaredNorm ‖A‖²_F = tr A²
 * @param squaredNormError its standard error
 * @param products how many products it took
 */
public record TraceEstimate(
    double trace, double traceError, double squaredNorm, double squaredNormError, int products) {

  /**
   * Hutchinson's estimator: the mean of zᵀ A z over random signs z, of variance 2 (‖A‖²_F − Σ
   * Aᵢᵢ²).
   *
   * <p>Hutchinson 1989, doi:10.1080/03610918908812806. One vector at a time.
   */
  public static TraceEstimate hutchinson(LinearOperator operator, int products, long seed) {
    requireProducts(products, 1);
    Probes probes = new Probes(seed, "hutchinson", operator.size());
    double[] traces = new double[products];
    double[] squares = new double[products];
    for (int k = 0; k < products; k++) {
      double[] signs = probes.next();
      double[] product = operator.times(signs);
      traces[k] = Vectors.dot(signs, product);
      squares[k] = Vectors.dot(product, product);
    }
    return of(Mean.of(traces), Mean.of(squares), 0, 0, products);
  }

  /**
   * Hutch++: exact on the span Q of a third of the products, Hutchinson's on the rest.
   *
   * <p>tr Qᵀ A Q + mean of gᵀ (I − QQᵀ) A (I − QQᵀ) g. Better by far where a few eigenvalues stand
   * out, as in networks (Meyer et al. 2021, algorithm 1, arXiv:2010.09649). The standard error is
   * that of the second term, the norm's of ‖A Q‖² + mean of ‖A (I − QQᵀ) g‖². Keeps a third as many
   * vectors as products.
   *
   * @param products at least 3
   */
  public static TraceEstimate hutchPlusPlus(LinearOperator operator, int products, long seed) {
    requireProducts(products, 3);
    return new HutchPlusPlus(operator, seed).estimate(products);
  }

  private static void requireProducts(int products, int least) {
    if (products < least) {
      throw new IllegalArgumentException(
          "a trace takes at least %d products, got %d".formatted(least, products));
    }
  }

  static TraceEstimate of(
      Mean trace, Mean squares, double exactTrace, double exactSquares, int products) {
    return new TraceEstimate(
        exactTrace + trace.value(),
        trace.error(),
        exactSquares + squares.value(),
        squares.error(),
        products);
  }

  /** ‖A‖_F. */
  public double norm() {
    return Math.sqrt(squaredNorm);
  }

  /**
   * tr A / (√2 ‖A‖_F): how many standard deviations the curvature along a random direction lies
   * above 0 (Böttcher and Wheeler 2024, arXiv:2208.13219).
   */
  public double rho() {
    return trace / Math.sqrt(2 * squaredNorm);
  }
}
