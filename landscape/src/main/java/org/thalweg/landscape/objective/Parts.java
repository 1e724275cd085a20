// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.thalweg.landscape.subspace.Coordinates;

/** The slices that a composed slice owns: alike in dimension, closed together, once. */
final class Parts {
  private final List<Slice> slices;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Parts(List<Slice> slices) {
    this.slices = slices;
  }

  /** Takes the slices over; if {@code rule} or their dimensions refuse them, they are closed. */
  static Parts owning(List<? extends Slice> slices, Runnable rule) {
    Parts parts = new Parts(List.copyOf(slices));
    try {
      parts.requireOneDimension();
      rule.run();
      return parts;
    } catch (RuntimeException refused) {
      try {
        parts.close();
      } catch (RuntimeException alsoFailed) {
        refused.addSuppressed(alsoFailed);
      }
      throw refused;
    }
  }

  List<Slice> slices() {
    return slices;
  }

  int dimension() {
    return slices.get(0).dimension();
  }

  /** That of the part that gains most. */
  int blockSize() {
    return slices.stream().mapToInt(Slice::blockSize).max().orElse(1);
  }

  /** What every part measures at one point, point after point. */
  List<List<Measurement>> measureAll(List<Coordinates> points) {
    List<List<Measurement>> parts = slices.stream().map(slice -> slice.measureAll(points)).toList();
    return IntStream.range(0, points.size())
        .mapToObj(i -> parts.stream().map(part -> part.get(i)).toList())
        .toList();
  }

  private void requireOneDimension() {
    if (slices.isEmpty()) {
      throw new IllegalArgumentException("a composed slice has at least 1 part, got none");
    }
    List<Integer> dimensions = slices.stream().map(Slice::dimension).distinct().toList();
    if (dimensions.size() > 1) {
      throw new IllegalArgumentException(
          "the parts of a slice take the same number of coordinates, got " + dimensions);
    }
  }

  /** Closes every slice, even if closing one fails; the first failure carries the others. */
  void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    RuntimeException first = null;
    for (Slice slice : slices) {
      try {
        slice.close();
      } catch (RuntimeException failure) {
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
