// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

/** Sums and products of long vectors, in a fixed order. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** {@code to} + factor · {@code vector}, in place. */
  static void add(double factor, double[] vector, double[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * vector[i];
    }
  }

  /** factor · {@code vector}, in place. */
  static void scale(double factor, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
  }

  static void requireSize(double[] vector, int size) {
    if (vector.length != size) {
      throw new IllegalArgumentException(
          "a vector of %d entries is needed, got %d".formatted(size, vector.length));
    }
  }
}
