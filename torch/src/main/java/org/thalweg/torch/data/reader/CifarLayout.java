// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;

/**
 * Where the two CIFAR sets differ.
 *
 * @param title as its authors write it
 * @param labelBytes label bytes a binary record; the last of them counts
 * @param labelKey what a pickle calls the labels
 * @param training the names of the training files, without {@code .bin}
 * @param test the name of the test file, without {@code .bin}
 * @param namesFile where the classes' names are
 * @param folders what the published archives unpack to
 */
record CifarLayout(
    String name,
    String title,
    int labelBytes,
    String labelKey,
    List<String> training,
    String test,
    String namesFile,
    List<String> folders,
    List<String> classes,
    Normalization normalization) {
  private static final ImageFormat FORMAT = new ImageFormat(3, 32, 32, 255);

  CifarLayout {
    training = List.copyOf(training);
    folders = List.copyOf(folders);
    classes = List.copyOf(classes);
  }

  ImageFormat format() {
    return FORMAT;
  }

  /** Bytes a binary record. */
  int record() {
    return labelBytes + FORMAT.size();
  }

  /** Whether one of its files is there. */
  boolean isIn(Path folder) {
    return Stream.concat(training.stream(), Stream.of(test))
        .anyMatch(file -> find(folder, file).isPresent());
  }

  /** Reads a split, file by file. */
  Dataset read(Path folder, String split, String source) {
    if (!Files.isDirectory(folder)) {
      throw new InputFileException(
          folder, "there is no such folder; unpack %s there".formatted(source));
    }
    List<CifarBatch> batches = new ArrayList<>();
    for (String usual : split.equals("test") ? List.of(test) : training) {
      Path file = find(folder, usual).orElseThrow(() -> missing(folder, usual, source));
      batches.add(CifarBatch.read(this, file));
    }
    int count = batches.stream().mapToInt(CifarBatch::count).sum();
    byte[] pixels = new byte[Math.multiplyExact(count, FORMAT.size())];
    int[] labels = new int[count];
    int first = 0;
    for (CifarBatch batch : batches) {
      batch.copyTo(labels, pixels, first);
      first += batch.count();
    }
    return Dataset.owning(
        new DatasetInfo(name, split, names(folder), FORMAT, normalization), pixels, labels);
  }

  private static InputFileException missing(Path folder, String usual, String source) {
    return new InputFileException(
        folder.resolve(usual + ".bin"),
        "there is no such file; it is part of %s, put it there".formatted(source));
  }

  private Optional<Path> find(Path folder, String usual) {
    return places(folder)
        .flatMap(place -> Stream.of(usual + ".bin", usual).map(place::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private Stream<Path> places(Path folder) {
    return Stream.concat(folders.stream().map(folder::resolve), Stream.of(folder));
  }

  private List<String> names(Path folder) {
    Optional<Path> found =
        places(folder).map(place -> place.resolve(namesFile)).filter(Files::exists).findFirst();
    if (found.isEmpty()) {
      return classes;
    }
    Path file = found.get();
    try {
      List<String> names =
          Files.readAllLines(file).stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
      if (names.size() != classes.size()) {
        throw new InputFileException(
            file,
            "names %d classes, %s has %d; delete the file to use the usual names"
                .formatted(names.size(), title, classes.size()));
      }
      return names;
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }
}
