// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/** Cosines along a path: bounded, and NaN where a vector is zero. */
final class Cosines {
  private Cosines() {}

  static double between(ParameterVector a, ParameterVector b) {
    return of(a.dot(b), a.norm(), b.norm());
  }

  /** product / (a · b), held to [-1, 1]; NaN if a length is zero. */
  static double of(double product, double a, double b) {
    return a > 0 && b > 0 ? Math.max(-1, Math.min(1, product / a / b)) : Double.NaN;
  }

  /** The median of those that are defined; NaN of none. */
  static double median(List<Double> values) {
    double[] sorted =
        values.stream().filter(v -> !v.isNaN()).mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
