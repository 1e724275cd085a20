// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.thalweg.torch.data.DatasetReader;

/**
 * A kind of file that holds a user's own data set; {@code --data} takes {@code name:place}.
 *
 * @param place what to put in place of it, such as FILE
 * @param opener makes the reader of a place
 */
record DatasetFormat(String name, String place, Function<String, DatasetReader> opener) {
  static final List<DatasetFormat> ALL =
      List.of(
          new DatasetFormat("csv", "FILE", CsvFileReader::new),
          new DatasetFormat("npz", "FILE", NpzFileReader::new),
          new DatasetFormat("images", "DIR", ImageFolderReader::new));

  /** The reader of the data set called {@code name:place}. */
  static Optional<DatasetReader> find(String typed) {
    return ALL.stream()
        .filter(format -> typed.startsWith(format.name + ":"))
        .map(format -> format.opener.apply(typed.substring(format.name.length() + 1)))
        .findFirst();
  }

  /** Where a place is: inside the folder, if it is there, else as it was typed. */
  static Path locate(Optional<Path> folder, String place) {
    return folder
        .map(parent -> parent.resolve(place))
        .filter(Files::exists)
        .orElseGet(() -> Path.of(place));
  }

  /** The error of a set without test samples. */
  static IllegalArgumentException noTest(DatasetReader reader, String remedy) {
    return new IllegalArgumentException(
        "%s has no test samples: %s".formatted(reader.name(), remedy));
  }

  /** How {@code --help} and errors write it. */
  @Override
  public String toString() {
    return name + ":" + place;
  }
}
