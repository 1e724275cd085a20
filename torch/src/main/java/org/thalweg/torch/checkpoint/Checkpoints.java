// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Reads checkpoints of every registered format. */
public final class Checkpoints {
  /** How many leading bytes readers see to recognise their format. */
  public static final int HEAD = 64;

  private Checkpoints() {}

  /**
   * Reads a checkpoint; the format is told by its bytes, never by its name.
   *
   * @throws CheckpointFormatException if the file is missing, unreadable, empty, of no known format
   *     or damaged
   */
  public static Checkpoint read(Path file) {
    byte[] head = CheckpointBytes.head(file);
    if (head.length == 0) {
      throw new CheckpointFormatException(file, "is empty; is its download or copy complete?");
    }
    for (CheckpointReader reader : readers()) {
      if (reader.accepts(file, head)) {
        return reader.read(file);
      }
    }
    throw new CheckpointFormatException(
        file,
        "is no checkpoint of a known format: it begins with %s; known are %s"
            .formatted(
                CheckpointBytes.hex(head, 8),
                readers().stream()
                    .map(CheckpointReader::format)
                    .collect(Collectors.joining(", "))));
  }

  /** Whether the file begins like a checkpoint of some format. */
  static boolean isKnown(Path file) {
    byte[] head = CheckpointBytes.head(file);
    return readers().stream().anyMatch(reader -> reader.accepts(file, head));
  }

  private static List<CheckpointReader> readers() {
    return ServiceLoader.load(CheckpointReader.class, CheckpointReader.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
