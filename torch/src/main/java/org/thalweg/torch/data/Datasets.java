// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.thalweg.landscape.Spelling;

/** Reads data sets of every registered kind. */
public final class Datasets {
  private Datasets() {}

  /** The names that {@link #read} knows, sorted, then forms such as {@code csv:FILE}. */
  public static List<String> names() {
    return Stream.concat(
            readers().stream().map(DatasetReader::name).sorted(),
            DatasetFormat.ALL.stream().map(DatasetFormat::toString))
        .toList();
  }

  /**
   * Reads one split of a data set.
   *
   * @param name such as {@code cifar10} or {@code csv:samples.csv}
   * @param folder where its files are; sets that come with Thalweg need none
   * @throws IllegalArgumentException if the name or split is unknown, or a folder is needed
   * @throws org.thalweg.landscape.InputFileException if a file is missing, truncated or foreign
   */
  public static Dataset read(String name, Optional<Path> folder, String split) {
    DatasetReader reader = reader(name);
    if (!reader.splits().contains(split)) {
      throw new IllegalArgumentException(
          "data set \"%s\" has %s, got \"%s\"".formatted(name, parts(reader.splits()), split));
    }
    return reader.read(folder, split);
  }

  private static DatasetReader reader(String name) {
    return DatasetFormat.find(name)
        .or(() -> readers().stream().filter(known -> known.name().equals(name)).findFirst())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "data set \"%s\" is unknown; known are %s%s"
                        .formatted(
                            name, String.join(", ", names()), Spelling.suggestion(name, names()))));
  }

  private static String parts(List<String> splits) {
    return splits.size() > 1
        ? "the splits " + String.join(" and ", splits)
        : "one split, %s; for others use csv:FILE with a column named split"
            .formatted(splits.get(0));
  }

  private static List<DatasetReader> readers() {
    return ServiceLoader.load(DatasetReader.class, DatasetReader.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
