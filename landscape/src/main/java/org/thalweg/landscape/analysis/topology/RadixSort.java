// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

/** Positions of numbers in rising order, equal ones by position; O(n), five arrays. */
final class RadixSort {
  private static final int BITS = 11;
  private static final int BUCKETS = 1 << BITS;

  private RadixSort() {}

  /** The positions of {@code values} from lowest to highest; −0 equals 0; NaN is not allowed. */
  static int[] order(double[] values) {
    int n = values.length;
    long[] keys = new long[n];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      keys[i] = key(values[i]);
      order[i] = i;
    }
    long[] otherKeys = new long[n];
    int[] otherOrder = new int[n];
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      int[] ends = starts(keys, shift);
      if (ends.length == 0) {
        continue;
      }
      for (int i = 0; i < n; i++) {
        int to = ends[digit(keys[i], shift)]++;
        otherKeys[to] = keys[i];
        otherOrder[to] = order[i];
      }
      long[] swapKeys = keys;
      keys = otherKeys;
      otherKeys = swapKeys;
      int[] swapOrder = order;
      order = otherOrder;
      otherOrder = swapOrder;
    }
    return order;
  }

  /** Where each bucket starts; empty if all keys share this digit. */
  private static int[] starts(long[] keys, int shift) {
    int[] counts = new int[BUCKETS];
    for (long key : keys) {
      counts[digit(key, shift)]++;
    }
    int total = 0;
    for (int b = 0; b < BUCKETS; b++) {
      if (counts[b] == keys.length) {
        return new int[0];
      }
      int count = counts[b];
      counts[b] = total;
      total += count;
    }
    return counts;
  }

  /** A number whose unsigned order is the order of the values. */
  private static long key(double value) {
    // Adding 0 turns −0 into 0.
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ ((bits >> 63) | Long.MIN_VALUE);
  }

  private static int digit(long key, int shift) {
    return (int) (key >>> shift) & (BUCKETS - 1);
  }
}
