// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /**
   * Reads one of {@link #splits}, images in file order.
   *
   * @param folder where its files are; sets that come with Thalweg need none
   * @throws IllegalArgumentException if it needs a folder and there is none
   * @throws org.thalweg.landscape.InputFileException if a file is missing, truncated or foreign
   */
  Dataset read(Optional<Path> folder, String split);
}
