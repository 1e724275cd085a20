// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.thalweg.landscape.Spelling;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.download.DownloadCache;
import org.thalweg.torch.download.Progress;

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

  /** Reads one split of a data set with the user's own cache; see the longer form. */
  public static Dataset read(String name, Optional<Path> folder, String split) {
    return read(name, folder, split, DownloadCache.standard(Progress.NONE));
  }

  /**
   * Reads one split of a data set.
   *
   * <p>A published set is read from {@code folder} if one of its files is there, else from the
   * cache, into which it is downloaded once.
   *
   * @param name such as {@code cifar10} or {@code csv:samples.csv}
   * @param folder where its files are; sets that come with Thalweg or are published need none
   * @throws IllegalArgumentException if the name or split is unknown, or a folder is needed
   * @throws org.thalweg.landscape.InputFileException if a file is missing, truncated or foreign, or
   *     cannot be downloaded
   */
  public static Dataset read(
      String name, Optional<Path> folder, String split, DownloadCache cache) {
    DatasetReader reader = reader(name);
    if (!reader.splits().contains(split)) {
      throw new IllegalArgumentException(
          "data set \"%s\" has %s, got \"%s\"".formatted(name, parts(reader.splits()), split));
    }
    return reader.read(place(reader, folder, cache), split);
  }

  /** A folder that is not there is the caller's to mend: nothing is downloaded in its stead. */
  private static Optional<Path> place(
      DatasetReader reader, Optional<Path> folder, DownloadCache cache) {
    boolean given =
        folder.filter(place -> !Files.isDirectory(place) || reader.isIn(place)).isPresent();
    return given
        ? folder
        : reader.home().map(home -> cache.folder(reader.name(), home)).or(() -> folder);
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
