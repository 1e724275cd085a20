// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.util.Arrays;
import java.util.List;

/**
 * One tensor of a checkpoint: its name, its extents, its entries row-major as floats.
 *
 * <p>Whatever the file stores becomes floats: doubles are rounded once, whole numbers (batch
 * counters) exactly up to 2²⁴. Immutable.
 */
public final class NamedTensor {
  private final String name;
  private final List<Integer> shape;
  private final float[] values;

  private NamedTensor(String name, List<Integer> shape, float[] values) {
    this.name = name;
    this.shape = List.copyOf(shape);
    this.values = values;
    long entries = this.shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (values.length != entries) {
      throw new IllegalArgumentException(
          "tensor \"%s\" of shape %s has %d entries, got %d"
              .formatted(name, shape, entries, values.length));
    }
  }

  /** A tensor with a copy of {@code values}; a scalar has the empty shape. */
  public static NamedTensor of(String name, List<Integer> shape, float[] values) {
    return new NamedTensor(name, shape, values.clone());
  }

  /** A tensor that owns {@code values}: the caller keeps no reference. */
  static NamedTensor owning(String name, List<Integer> shape, float[] values) {
    return new NamedTensor(name, shape, values);
  }

  public String name() {
    return name;
  }

  /** The same entries under another name. */
  NamedTensor renamed(String other) {
    return new NamedTensor(other, shape, values);
  }

  public List<Integer> shape() {
    return shape;
  }

  /** The number of entries. */
  public int size() {
    return values.length;
  }

  public float get(int index) {
    return values[index];
  }

  /** A fresh copy of the entries. */
  public float[] toArray() {
    return values.clone();
  }

  /** Copies all entries to {@code target} (modified) from {@code offset} on. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedTensor tensor
        && name.equals(tensor.name)
        && shape.equals(tensor.shape)
        && Arrays.equals(values, tensor.values);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "\"%s\" %s".formatted(name, shape);
  }
}
