// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.Arrays;

/**
 * A mean of random draws.
 *
 * @param error its standard error; NaN from a single draw
 */
record Mean(double value, double error) {
  static Mean of(double[] draws) {
    double mean = Arrays.stream(draws).average().orElse(Double.NaN);
    double squares = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum();
    int n = draws.length;
    return new Mean(mean, n > 1 ? Math.sqrt(squares / (n - 1) / n) : Double.NaN);
  }
}
