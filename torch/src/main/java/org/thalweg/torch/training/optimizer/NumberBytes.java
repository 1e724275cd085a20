// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training.optimizer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.Tensor;

/** The bits of a native tensor, copied out. Immutable. */
public final class NumberBytes {
  private final int width;
  private final byte[] bytes;

  private NumberBytes(int width, byte[] bytes) {
    this.width = width;
    this.bytes = bytes;
  }

  /** A copy of a contiguous tensor. */
  public static NumberBytes of(Tensor tensor) {
    byte[] bytes = new byte[Math.toIntExact(tensor.nbytes())];
    if (bytes.length > 0) {
      memory(tensor, bytes.length).get(bytes);
    }
    return new NumberBytes(Math.toIntExact(tensor.element_size()), bytes);
  }

  /**
   * Overwrites a contiguous tensor of as many numbers.
   *
   * @throws IllegalArgumentException if it is of another size or type
   */
  public void copyTo(Tensor tensor) {
    if (tensor.nbytes() != bytes.length || tensor.element_size() != width) {
      throw new IllegalArgumentException(
          "a state of this run holds %d bytes in numbers of %d, got %d in numbers of %d"
              .formatted(tensor.nbytes(), tensor.element_size(), bytes.length, width));
    }
    if (bytes.length > 0) {
      memory(tensor, bytes.length).put(bytes);
    }
  }

  private static BytePointer memory(Tensor tensor, int size) {
    return new BytePointer(tensor.data_ptr()).capacity(size);
  }

  public void write(DataOutputStream out) throws IOException {
    out.writeByte(width);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  public static NumberBytes read(DataInputStream in) throws IOException {
    int width = in.readByte();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new NumberBytes(width, bytes);
  }
}
