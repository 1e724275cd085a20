// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;

/**
 * One checkpoint format; found through {@link java.util.ServiceLoader}.
 *
 * <p>Stateless and thread-safe. An implementation is proved by extending {@code
 * CheckpointReaderContract} in the tests.
 */
public interface CheckpointReader {

  /** The format in a few words, with its endings, for the message that lists what is known. */
  String format();

  /**
   * Whether the file looks like this format.
   *
   * @param head its first bytes, up to {@link Checkpoints#HEAD}, fewer where it is shorter
   */
  boolean accepts(Path file, byte[] head);

  /**
   * Reads a file that was accepted.
   *
   * @throws CheckpointFormatException if it is truncated, damaged or holds what it must not
   */
  Checkpoint read(Path file);
}
