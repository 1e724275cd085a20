// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.BitSet;

/** Rows and columns of a larger operator. */
final class RestrictedOperator implements LinearOperator {
  private final LinearOperator whole;
  private final int[] entries;

  RestrictedOperator(LinearOperator whole, int[] entries) {
    this.whole = whole;
    this.entries = entries.clone();
    BitSet seen = new BitSet(whole.size());
    for (int entry : entries) {
      if (entry < 0 || entry >= whole.size() || seen.get(entry)) {
        throw new IllegalArgumentException(
            "entries must be different positions below %d, got %d".formatted(whole.size(), entry));
      }
      seen.set(entry);
    }
  }

  @Override
  public int size() {
    return entries.length;
  }

  @Override
  public double[] times(double[] vector) {
    Vectors.requireSize(vector, size());
    double[] spread = new double[whole.size()];
    for (int i = 0; i < entries.length; i++) {
      spread[entries[i]] = vector[i];
    }
    double[] product = whole.times(spread);
    double[] part = new double[entries.length];
    for (int i = 0; i < entries.length; i++) {
      part[i] = product[entries[i]];
    }
    return part;
  }
}
