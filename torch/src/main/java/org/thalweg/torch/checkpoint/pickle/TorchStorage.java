// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A flat run of entries that tensors are views of; its bytes arrive after the pickle. */
public final class TorchStorage {
  private final String key;
  private final StorageType type;
  private final int count;
  private @Nullable ByteBuffer data;

  TorchStorage(String key, StorageType type, long count) {
    if (count < 0 || count > Integer.MAX_VALUE / type.width()) {
      throw new UnpicklingException(
          "storage \"%s\" claims %s entries; up to 2 GiB are read"
              .formatted(Quoted.clip(key), Long.toUnsignedString(count)));
    }
    this.key = key;
    this.type = type;
    this.count = (int) count;
  }

  public String key() {
    return key;
  }

  public StorageType type() {
    return type;
  }

  /** The number of entries. */
  public int count() {
    return count;
  }

  /** The number of bytes that {@link #fill} takes. */
  public long byteCount() {
    return (long) count * type.width();
  }

  /** Hands over the entries, {@link #byteCount} little-endian bytes; not copied. */
  public void fill(ByteBuffer bytes) {
    if (bytes.remaining() != byteCount()) {
      throw new UnpicklingException(
          "storage \"%s\" needs %d bytes, got %d"
              .formatted(Quoted.clip(key), byteCount(), bytes.remaining()));
    }
    data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Entry {@code index} as a float. */
  float at(int index) {
    if (data == null) {
      throw new UnpicklingException(
          "storage \"%s\" has no data in the file".formatted(Quoted.clip(key)));
    }
    return type.decode(data, index);
  }
}
