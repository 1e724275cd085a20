// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

/** The numbers 1, 1.5, 2, 3 and 5 times a power of ten, counted from 1 at index 0. */
final class RoundNumber {
  private static final String[] LEADING = {"1", "1.5", "2", "3", "5"};

  private RoundNumber() {}

  /** The number at {@code index}; negative ones are below 1. Exact to the last bit. */
  static double at(int index) {
    int decade = Math.floorDiv(index, LEADING.length);
    return Double.parseDouble(LEADING[Math.floorMod(index, LEADING.length)] + "e" + decade);
  }
}
