// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import org.thalweg.landscape.analysis.topology.ScalarField;

/** From the lowest finite value to the highest. */
final class Spread {
  private Spread() {}

  static double of(ScalarField field) {
    double[] values = new double[field.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = field.value(i);
    }
    return of(values);
  }

  /** 0 where no value is finite. */
  static double of(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    return high > low ? high - low : 0;
  }
}
