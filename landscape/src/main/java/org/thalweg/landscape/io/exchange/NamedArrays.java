// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.nio.file.Path;
import java.util.List;
import org.thalweg.landscape.InputFileException;

/** An open file of any container, seen as arrays of numbers with names. */
interface NamedArrays extends AutoCloseable {
  Path file();

  /** The names of its arrays, in the file's order. */
  List<String> names();

  /**
   * Reads one array.
   *
   * @throws InputFileException if there is none of that name, it is damaged or holds no numbers
   */
  NumberArray array(String name);

  default boolean has(String... all) {
    return names().containsAll(List.of(all));
  }

  /** The error that says what is wrong with this file. */
  default InputFileException problem(String text) {
    return new InputFileException(file(), text);
  }

  @Override
  default void close() {}
}
