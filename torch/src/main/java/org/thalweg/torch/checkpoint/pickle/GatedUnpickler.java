// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.PickleUtils;
import net.razorvine.pickle.Unpickler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a pickle through a gate: nothing in a file can run.
 *
 * <p>The library trusts its input, so every opcode passes here first: only those that plain data
 * take, lengths no longer than the bytes left, only the names of an allow-list, and an end to the
 * number of steps (each makes at most one small object). Dictionaries keep their order. Results are
 * {@code Map}, {@code List}, {@code Object[]}, {@code String}, {@code Number}, {@code Boolean},
 * {@code byte[]}, {@code null} and what the allow-list makes. Not thread-safe.
 */
abstract class GatedUnpickler extends Unpickler {
  // ResNet-56 takes 8,000 steps, 29 a tensor; Python keeps at most 2,000 objects waiting.
  private static final int MOST_STEPS = 2_000_000;
  private static final int DEEPEST_STACK = 20_000;
  private static final int LONGEST_NUMBER = 16;

  final PickleBytes bytes;
  private int steps;

  GatedUnpickler(PickleBytes bytes) {
    this.bytes = bytes;
  }

  /** The next object; the bytes are left where the pickle ends. */
  public @Nullable Object read() {
    int begin = bytes.position();
    try {
      return load(bytes);
    } catch (PickleException | IOException e) {
      throw damaged(begin, String.valueOf(e.getMessage()), e);
    } catch (ClassCastException
        | IndexOutOfBoundsException
        | NumberFormatException
        | NullPointerException e) {
      throw damaged(begin, "the opcodes make no sense", e);
    }
  }

  private UnpicklingException damaged(int begin, String problem, Exception cause) {
    return new UnpicklingException(
        "is truncated or damaged: the pickle that begins at byte %d fails at byte %d: %s"
            .formatted(begin, bytes.position(), Quoted.clip(problem)),
        cause);
  }

  /** A {@link Constructor} or a token that one takes; any other name is refused. */
  abstract Object find(String name);

  /** The error that a name outside the allow-list meets. */
  abstract UnpicklingException refused(String name);

  /** Hands an object its pickled state; says no if it takes none. */
  void build(Object target, @Nullable Object state) {
    // A module's state_dict carries its layers' versions as an attribute; nothing needs them.
    dictionary(target);
  }

  /** What REDUCE may call. */
  @FunctionalInterface
  interface Constructor {
    Object construct(GatedUnpickler unpickler, Object[] arguments);
  }

  @Override
  protected Object dispatch(short opcode) throws IOException {
    charge(1);
    switch (opcode) {
      case Opcodes.SHORT_BINSTRING, Opcodes.SHORT_BINUNICODE, Opcodes.SHORT_BINBYTES ->
          requireLength(1);
      case Opcodes.BINSTRING, Opcodes.BINUNICODE, Opcodes.BINBYTES -> requireLength(4);
      case Opcodes.BINUNICODE8, Opcodes.BINBYTES8 -> requireLength(8);
      case Opcodes.LONG1 -> requireNumber(1);
      case Opcodes.LONG4 -> requireNumber(4);
      case Opcodes.INT -> bytes.requireLines(1);
      case Opcodes.MARK,
          Opcodes.STOP,
          Opcodes.POP,
          Opcodes.BININT,
          Opcodes.BININT1,
          Opcodes.BININT2,
          Opcodes.BINFLOAT,
          Opcodes.NONE,
          Opcodes.NEWTRUE,
          Opcodes.NEWFALSE,
          Opcodes.EMPTY_LIST,
          Opcodes.APPEND,
          Opcodes.EMPTY_TUPLE,
          Opcodes.TUPLE,
          Opcodes.TUPLE1,
          Opcodes.TUPLE2,
          Opcodes.TUPLE3,
          Opcodes.BINPUT,
          Opcodes.LONG_BINPUT,
          Opcodes.BINGET,
          Opcodes.LONG_BINGET,
          Opcodes.MEMOIZE,
          Opcodes.PROTO,
          Opcodes.FRAME,
          Opcodes.BINPERSID -> {}
      default -> {
        return construct(opcode);
      }
    }
    return super.dispatch(opcode);
  }

  /** The opcodes that make or change more than a plain value. */
  private Object construct(short opcode) throws IOException {
    switch (opcode) {
      case Opcodes.EMPTY_DICT -> stack.add(new LinkedHashMap<Object, @Nullable Object>());
      case Opcodes.SETITEM -> {
        Object value = stack.pop();
        Object key = stack.pop();
        put(dictionary(stack.peek()), key, value);
      }
      case Opcodes.SETITEMS -> {
        List<Object> items = stack.pop_all_since_marker();
        Map<Object, @Nullable Object> target = dictionary(stack.peek());
        for (int i = 0; i < items.size(); i += 2) {
          put(target, items.get(i), items.get(i + 1));
        }
      }
      case Opcodes.APPENDS -> {
        List<Object> items = stack.pop_all_since_marker();
        list(stack.peek()).addAll(items);
      }
      case Opcodes.GLOBAL -> {
        bytes.requireLines(2);
        String module = PickleUtils.readline(bytes);
        stack.add(find(module + "." + PickleUtils.readline(bytes)));
      }
      case Opcodes.STACK_GLOBAL -> {
        String name = (String) stack.pop();
        stack.add(find((String) stack.pop() + "." + name));
      }
      case Opcodes.REDUCE -> {
        Object[] arguments = (Object[]) stack.pop();
        stack.add(((Constructor) stack.pop()).construct(this, arguments));
      }
      case Opcodes.BUILD -> {
        Object state = stack.pop();
        build(stack.peek(), state);
      }
      case Opcodes.INST -> {
        bytes.requireLines(2);
        String module = PickleUtils.readline(bytes);
        throw refused(module + "." + PickleUtils.readline(bytes));
      }
      default ->
          throw new UnpicklingException(
              "is no pickle that can be read safely: pickle opcode 0x%02x at byte %d"
                  .formatted(opcode, bytes.position() - 1));
    }
    return NO_RETURN_VALUE;
  }

  /** Adds an entry whose key is a name or a number; others could take for ever to hash. */
  static void put(
      Map<Object, @Nullable Object> target, @Nullable Object key, @Nullable Object value) {
    if (!(key instanceof String || key instanceof Number || key instanceof Boolean)) {
      throw new UnpicklingException("holds a dictionary whose key is neither a name nor a number");
    }
    target.put(key, value);
  }

  /** Counts {@code count} objects towards the limit of what one pickle may build. */
  void charge(int count) {
    steps += count;
    if (steps > MOST_STEPS || stack.size() > DEEPEST_STACK) {
      throw new UnpicklingException(
          "holds a pickle of more than %d steps or a stack deeper than %d, at byte %d"
              .formatted(MOST_STEPS, DEEPEST_STACK, bytes.position()));
    }
  }

  private void requireLength(int width) {
    bytes.requireLeft(bytes.peek(width), "a text");
  }

  private void requireNumber(int width) {
    long length = bytes.peek(width);
    if (length > LONGEST_NUMBER) {
      throw new UnpicklingException(
          "is damaged: a whole number of %d bytes at byte %d".formatted(length, bytes.position()));
    }
    requireLength(width);
  }

  @SuppressWarnings("unchecked") // Every map on the stack is one of ours.
  private static Map<Object, @Nullable Object> dictionary(Object target) {
    return (LinkedHashMap<Object, @Nullable Object>) target;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object target) {
    return (List<Object>) target;
  }
}
