// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import java.util.Arrays;

/**
 * One to three absolute multiples of a subspace's directions.
 *
 * <p>Absolute: the point they name is always computed from the centre, never from a neighbour.
 */
public final class Coordinates {
  private final double[] values;

  private Coordinates(double[] values) {
    this.values = values;
  }

  /** Coordinates of dimension 1 to 3. */
  public static Coordinates of(double... values) {
    if (values.length < 1 || values.length > 3) {
      throw new IllegalArgumentException("coordinates have 1 to 3 entries, got " + values.length);
    }
    return new Coordinates(values.clone());
  }

  public int dimension() {
    return values.length;
  }

  public double get(int axis) {
    return values[axis];
  }

  public double x() {
    return values[0];
  }

  /** The second coordinate; 0 on a line. */
  public double y() {
    return values.length > 1 ? values[1] : 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coordinates c && Arrays.equals(values, c.values);
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
