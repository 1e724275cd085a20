// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

/**
 * What the samples come to at one point.
 *
 * @param squares Σ (loss − mean)²
 * @param hits samples whose class is the predicted one; 0 where there are no classes
 */
public record Totals(int count, double mean, double squares, double hits) {
  static final Totals NOTHING = new Totals(0, 0, 0, 0);

  /** Those of these samples and {@code other} ones together (Chan, Golub and LeVeque 1979). */
  Totals plus(Totals other) {
    int all = count + other.count;
    double step = other.mean - mean;
    return new Totals(
        all,
        mean + step * other.count / all,
        squares + other.squares + step * step * count * other.count / all,
        hits + other.hits);
  }

  /** Whether they are results; else something overflowed, here or in the model. */
  boolean isFinite() {
    return Double.isFinite(mean) && Double.isFinite(squares);
  }

  /** In percent. */
  public double accuracy() {
    return 100.0 * hits / count;
  }

  /** s/√n with the unbiased s²; NaN for one sample, which has no spread. */
  public double standardError() {
    return Math.sqrt(squares / (count - 1.0) / count);
  }
}
