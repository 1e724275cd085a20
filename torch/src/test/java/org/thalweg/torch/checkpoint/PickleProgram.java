// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles opcode by opcode, so that tests can say what no honest writer says. */
final class PickleProgram {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The magic number, the protocol and the system's facts of a legacy torch file. */
  static PickleProgram legacyFile() {
    byte[] magic = MAGIC.toByteArray();
    PickleProgram file = new PickleProgram().raw(0x80, 2, 0x8a, magic.length);
    for (int i = magic.length - 1; i >= 0; i--) {
      file.raw(magic[i]);
    }
    return file.op(".").proto().number(1001).op(".").proto().op("}.");
  }

  /** Opcodes that are printable characters. */
  PickleProgram op(String opcodes) {
    out.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  PickleProgram raw(int... bytes) {
    for (int b : bytes) {
      out.write(b);
    }
    return this;
  }

  PickleProgram proto() {
    return raw(0x80, 2);
  }

  PickleProgram number(int value) {
    return op("J").raw(value, value >> 8, value >> 16, value >> 24);
  }

  PickleProgram text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write('X');
    return raw(bytes.length, bytes.length >> 8, bytes.length >> 16, bytes.length >> 24).op(text);
  }

  PickleProgram global(String module, String name) {
    return op("c" + module + "\n" + name + "\n");
  }

  /** Pushes a float storage. */
  PickleProgram storage(String key, int count) {
    return op("(")
        .text("storage")
        .global("torch", "FloatStorage")
        .text(key)
        .text("cpu")
        .number(count)
        .op("NtQ");
  }

  /** Pushes a tensor of one axis. */
  PickleProgram tensor(String key, int count, int offset, int extent, int stride) {
    return global("torch._utils", "_rebuild_tensor")
        .op("(")
        .storage(key, count)
        .number(offset)
        .op("(")
        .number(extent)
        .op("t(")
        .number(stride)
        .op("ttR");
  }

  /** An element count and the elements, as they follow the pickles. */
  PickleProgram data(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(values.length);
    bytes.asFloatBuffer().put(values);
    out.writeBytes(bytes.array());
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
