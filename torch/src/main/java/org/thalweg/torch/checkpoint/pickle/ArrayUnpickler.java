// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reads one pickle of plain data and NumPy arrays of unsigned bytes, from Python 2 or 3.
 *
 * <p>Arrays come as {@link ByteArray}, long texts of Python 2 as {@link ByteBuffer}, both views of
 * the bytes read, not copies. Not thread-safe.
 */
public final class ArrayUnpickler extends GatedUnpickler {
  private static final int LONG_TEXT = 4096;
  private static final Map<String, Object> KNOWN =
      Map.of(
          "numpy.core.multiarray._reconstruct", (Constructor) (u, arguments) -> new ByteArray(),
          "numpy._core.multiarray._reconstruct", (Constructor) (u, arguments) -> new ByteArray(),
          "numpy.ndarray", Token.ARRAY,
          "numpy.dtype", (Constructor) (u, arguments) -> type(arguments),
          "_codecs.encode", (Constructor) (u, arguments) -> latin(arguments));

  private enum Token {
    ARRAY,
    BYTE
  }

  public ArrayUnpickler(PickleBytes bytes) {
    super(bytes);
  }

  @Override
  Object find(String name) {
    Object known = KNOWN.get(name);
    if (known == null) {
      throw refused(name);
    }
    return known;
  }

  @Override
  UnpicklingException refused(String name) {
    return new UnpicklingException(
        "refuses to construct %s: a batch of samples holds arrays of bytes, numbers and names alone"
            .formatted(Quoted.clip(name)));
  }

  private static Object type(Object[] arguments) {
    if (!(arguments[0] instanceof String name) || !name.matches("\\|?u1")) {
      throw new UnpicklingException(
          "holds an array of type %s; samples are unsigned bytes (u1)"
              .formatted(Quoted.of(arguments[0])));
    }
    return Token.BYTE;
  }

  /** Bytes that Python 3 wrote for Python 2 are the text of their Latin-1 characters. */
  private static Object latin(Object[] arguments) {
    if (!"latin1".equals(arguments[1])) {
      throw new UnpicklingException(
          "holds bytes in the encoding %s, not latin1".formatted(Quoted.of(arguments[1])));
    }
    return arguments[0];
  }

  @Override
  void build(Object target, @Nullable Object state) {
    if (target instanceof ByteArray array && state instanceof Object[] parts) {
      array.fill((Object[]) parts[1], parts[2] == Token.BYTE, parts[3], data(parts[4]));
    } else if (target != Token.BYTE) {
      throw new UnpicklingException("holds state for something that is no array");
    }
  }

  private static ByteBuffer data(Object data) {
    if (data instanceof ByteBuffer view) {
      return view;
    }
    return ByteBuffer.wrap(
        data instanceof byte[] bytes
            ? bytes
            : ((String) data).getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Long texts stay where they are; the library would copy them character by character. */
  @Override
  protected Object dispatch(short opcode) throws IOException {
    if (opcode == Opcodes.BINSTRING || opcode == Opcodes.BINBYTES) {
      long length = bytes.peek(Integer.BYTES);
      if (length > LONG_TEXT) {
        charge(1);
        bytes.slice(Integer.BYTES);
        stack.add(bytes.slice(length));
        return NO_RETURN_VALUE;
      }
    }
    return super.dispatch(opcode);
  }
}
