// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.Arrays;

/**
 * The values measured at one point, in the order of the slice's channels.
 *
 * <p>NaN and infinities are results. There is no value that means "not computed".
 */
public final class Measurement {
  private final double[] values;

  private Measurement(double[] values) {
    this.values = values;
  }

  public static Measurement of(double... values) {
    return new Measurement(values.clone());
  }

  public int size() {
    return values.length;
  }

  public double get(int channel) {
    return values[channel];
  }

  /** Equal bit by bit: a NaN equals the same NaN. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Measurement m && Arrays.equals(values, m.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
