// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thalweg.torch.checkpoint.pickle.PickleBytes;
import org.thalweg.torch.checkpoint.pickle.Quoted;
import org.thalweg.torch.checkpoint.pickle.TorchStorage;
import org.thalweg.torch.checkpoint.pickle.TorchUnpickler;
import org.thalweg.torch.checkpoint.pickle.UnpicklingException;

/**
 * Files of {@code torch.save} before version 1.6: {@code .t7}, {@code .pt}, {@code .pth}.
 *
 * <p>Pickles in a row: a magic number, the protocol, facts about the system, the object, the keys
 * of its storages; then for each key the number of its elements (64 bits) and the elements, all
 * little-endian.
 */
public final class LegacyTorchReader implements CheckpointReader {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int PROTOCOL = 1001;
  private static final int MAGIC_WITHIN = 32;

  @Override
  public String format() {
    return "torch before 1.6 (.t7, .pt, .pth)";
  }

  @Override
  public boolean accepts(Path file, byte[] head) {
    // The magic number stands in the first pickle, after at most a frame's header.
    byte[] magic = MAGIC.toByteArray();
    for (int at = 0; at < MAGIC_WITHIN && at + magic.length <= head.length; at++) {
      int same = 0;
      while (same < magic.length && head[at + same] == magic[magic.length - 1 - same]) {
        same++;
      }
      if (same == magic.length) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Checkpoint read(Path file) {
    byte[] all = CheckpointBytes.all(file);
    try {
      return parse(file, new PickleBytes(all), all.length).from(file, CheckpointBytes.sha256(all));
    } catch (UnpicklingException e) {
      throw new CheckpointFormatException(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static Checkpoint parse(Path file, PickleBytes bytes, long size) {
    requireEqual("magic number", MAGIC, next(bytes));
    requireEqual("protocol", PROTOCOL, next(bytes));
    if (next(bytes) instanceof Map<?, ?> system
        && Boolean.FALSE.equals(system.get("little_endian"))) {
      throw new UnpicklingException("was written on a big-endian machine; save it on another");
    }
    TorchUnpickler unpickler = new TorchUnpickler(bytes);
    Object root = unpickler.read();
    fill(unpickler.storages(), bytes);
    return TorchState.of(root, file, size);
  }

  private static void fill(Map<String, TorchStorage> storages, PickleBytes bytes) {
    if (!(next(bytes) instanceof List<?> keys)) {
      throw new UnpicklingException("is damaged: the list of storages is missing");
    }
    Set<String> filled = new HashSet<>();
    for (Object key : keys) {
      TorchStorage storage = key instanceof String name ? storages.get(name) : null;
      if (storage == null || !filled.add(storage.key())) {
        throw new UnpicklingException(
            "is damaged: storage \"%s\" is listed %s"
                .formatted(Quoted.of(key), storage == null ? "but used by no tensor" : "twice"));
      }
      long count = bytes.readLong();
      if (count != storage.count()) {
        throw new UnpicklingException(
            "is truncated or damaged: storage \"%s\" has %d elements at byte %d, its tensors say %d"
                .formatted(
                    Quoted.clip(storage.key()),
                    count,
                    bytes.position() - Long.BYTES,
                    storage.count()));
      }
      storage.fill(bytes.slice(storage.byteCount()));
    }
  }

  private static @Nullable Object next(PickleBytes bytes) {
    return new TorchUnpickler(bytes).read();
  }

  private static void requireEqual(String what, Object expected, @Nullable Object got) {
    if (!expected.equals(got)) {
      throw new UnpicklingException(
          "is no torch checkpoint: its %s is %s, not %s".formatted(what, Quoted.of(got), expected));
    }
  }
}
