// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.torch.download.PublicHome;

/**
 * One data set; found through {@link java.util.ServiceLoader}.
 *
 * <p>Stateless and thread-safe. An implementation is proved by extending {@code
 * DatasetReaderContract} in the tests.
 */
public interface DatasetReader {

  /** The name that {@code --data} takes. */
  String name();

  /** The splits it has; {@code train} and {@code test} unless the data set knows others. */
  default List<String> splits() {
    return List.of("train", "test");
  }

  /** Where it is published; nothing if it comes with Thalweg or is a user's own. */
  default Optional<PublicHome> home() {
    return Optional.empty();
  }

  /** Whether at least one of its files lies in {@code folder}; never, if it needs none. */
  default boolean isIn(Path folder) {
    return false;
  }

  /**
   * Reads one of {@link #splits}, samples in file order.
   *
   * @param folder where its files are; sets that come with Thalweg need none
   * @throws IllegalArgumentException if it needs a folder and there is none
   * @throws org.thalweg.landscape.InputFileException if a file is missing, truncated or foreign
   */
  Dataset read(Optional<Path> folder, String split);

  /** The error of a reader that needs a folder and has none. */
  static IllegalArgumentException needsFolder(DatasetReader reader) {
    return new IllegalArgumentException(
        "%s is read from a folder: name the data-dir with its files".formatted(reader.name()));
  }
}
