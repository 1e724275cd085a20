// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.util.List;

/**
 * A view of a storage: entry {@code (i, j, …)} lies at {@code offset + i·stride₀ + j·stride₁ + …}.
 *
 * <p>Checked at construction to lie within its storage, and to have no more entries than it
 * (expanded views, which could claim any size, are refused).
 */
public record StridedTensor(
    TorchStorage storage, long offset, List<Integer> shape, List<Long> strides) {
  private static final int MOST_AXES = 16;

  public StridedTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    if (shape.size() != strides.size() || shape.size() > MOST_AXES) {
      throw new UnpicklingException(
          "a tensor has one stride an axis and at most %d axes, got shape %s and strides %s"
              .formatted(MOST_AXES, clipped(shape), clipped(strides)));
    }
    requireWithin(storage, offset, shape, strides);
  }

  private static void requireWithin(
      TorchStorage storage, long offset, List<Integer> shape, List<Long> strides) {
    long limit = storage.count();
    long last = offset;
    long entries = 1;
    boolean within = offset >= 0 && offset <= limit;
    for (int axis = 0; axis < shape.size() && within; axis++) {
      int extent = shape.get(axis);
      long stride = strides.get(axis);
      // Both factors are at most 2³¹ here, so nothing overflows.
      within = extent >= 0 && stride >= 0 && (extent <= 1 || stride <= limit);
      entries *= extent;
      last += extent <= 1 ? 0 : (extent - 1) * stride;
      within &= entries <= limit && (entries == 0 || last < limit);
    }
    if (!within || (entries > 0 && last >= limit)) {
      throw new UnpicklingException(
          "a tensor of shape %s, strides %s, offset %d reaches beyond its storage of %d entries"
              .formatted(clipped(shape), clipped(strides), offset, limit));
    }
  }

  private static String clipped(List<?> list) {
    return Quoted.clip(list.toString());
  }

  /** The number of entries. */
  public int size() {
    return shape.stream().reduce(1, (a, b) -> a * b);
  }

  /** The entries row-major, whatever the strides. */
  public float[] toArray() {
    float[] values = new float[size()];
    int[] index = new int[shape.size()];
    long at = offset;
    for (int i = 0; i < values.length; i++) {
      values[i] = storage.at((int) at);
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += strides.get(axis);
        if (++index[axis] < shape.get(axis)) {
          break;
        }
        at -= strides.get(axis) * index[axis];
        index[axis] = 0;
      }
    }
    return values;
  }
}
