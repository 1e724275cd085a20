// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A NumPy array of unsigned bytes, row-major; empty until its state arrives. */
public final class ByteArray {
  private List<Integer> shape = List.of();
  private ByteBuffer data = ByteBuffer.allocate(0);

  ByteArray() {}

  void fill(Object[] extents, boolean ofBytes, @Nullable Object columnMajor, ByteBuffer bytes) {
    List<Integer> given = new ArrayList<>();
    double entries = 1;
    for (Object extent : extents) {
      given.add(((Number) extent).intValue());
      entries *= Math.max(0, ((Number) extent).doubleValue());
    }
    if (!ofBytes || !Boolean.FALSE.equals(columnMajor) || entries != bytes.remaining()) {
      throw new UnpicklingException(
          "holds an array of shape %s with %d bytes; one unsigned byte an entry is read, row-major"
              .formatted(Quoted.clip(given.toString()), bytes.remaining()));
    }
    shape = List.copyOf(given);
    data = bytes.slice();
  }

  public List<Integer> shape() {
    return shape;
  }

  /** A view of the entries. */
  public ByteBuffer data() {
    return data.asReadOnlyBuffer();
  }
}
