// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.Locale;

/**
 * An approximate eigenvalue, its unit vector, and how far they miss.
 *
 * <p>An eigenvalue lies within {@link #residual} of {@link #value}, whatever the verdict.
 */
public final class Eigenpair {
  private final double value;
  private final double residual;
  private final Verdict verdict;
  private final double[] vector;

  /** What may be said of an eigenvalue. */
  public enum Verdict {
    /** Its residual is at most a hundredth of its magnitude. */
    CONVERGED,
    /** Its residual is at most 10⁻⁶ of the largest magnitude, beside which it counts as zero. */
    ZERO,
    /** Only the interval is certain. */
    UNCONVERGED
  }

  Eigenpair(double value, double residual, Verdict verdict, double[] vector) {
    this.value = value;
    this.residual = residual;
    this.verdict = verdict;
    this.vector = vector;
  }

  public double value() {
    return value;
  }

  /** ‖A v − λ v‖, computed by a product of its own. */
  public double residual() {
    return residual;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** A copy of v, of unit norm; its entry of largest magnitude is positive. */
  public double[] vector() {
    return vector.clone();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.6g ± %.1g (%s)", value, residual, verdict);
  }
}
