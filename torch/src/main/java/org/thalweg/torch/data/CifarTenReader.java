// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.InputFileException;

/**
 * CIFAR-10 (Krizhevsky 2009) in its binary layout, 32×32 pixels in three colours.
 *
 * <p>A record is one label byte and 3,072 pixels, red, green, then blue, row-major. Files of fewer
 * records than the published 10,000 are as good. The normalisation is that of the reference
 * implementation of Li et al. 2018: (125.3, 123.0, 113.9)/255 and (63.0, 62.1, 66.7)/255.
 */
public final class CifarTenReader implements DatasetReader {
  private static final ImageFormat FORMAT = new ImageFormat(3, 32, 32, 255);
  private static final int RECORD = 1 + FORMAT.size();
  private static final Normalization NORMALIZATION =
      new Normalization(
          List.of(125.3 / 255, 123.0 / 255, 113.9 / 255),
          List.of(63.0 / 255, 62.1 / 255, 66.7 / 255));
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");
  private static final List<String> TRAIN_FILES =
      List.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin");
  private static final String TEST_FILE = "test_batch.bin";
  private static final String NAMES_FILE = "batches.meta.txt";
  private static final String ARCHIVE_FOLDER = "cifar-10-batches-bin";
  private static final String HOME = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz";

  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    Path given =
        folder.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cifar10 is read from a folder: name one with --data-dir that holds %s to %s and %s (%s)"
                        .formatted(TRAIN_FILES.get(0), TRAIN_FILES.get(4), TEST_FILE, HOME)));
    if (!Files.isDirectory(given)) {
      throw new InputFileException(
          given, "there is no such folder; unpack %s there".formatted(HOME));
    }
    Path unpacked = given.resolve(ARCHIVE_FOLDER);
    Path place = Files.isDirectory(unpacked) ? unpacked : given;
    return read(place, split, split.equals("test") ? List.of(TEST_FILE) : TRAIN_FILES);
  }

  private Dataset read(Path folder, String split, List<String> names) {
    List<byte[]> files = new ArrayList<>();
    int count = 0;
    for (String name : names) {
      byte[] file = bytes(folder.resolve(name));
      files.add(file);
      count += file.length / RECORD;
    }
    byte[] pixels = new byte[Math.multiplyExact(count, FORMAT.size())];
    int[] labels = new int[count];
    int image = 0;
    for (byte[] file : files) {
      for (int at = 0; at < file.length; at += RECORD) {
        labels[image] = file[at];
        System.arraycopy(file, at + 1, pixels, image * FORMAT.size(), FORMAT.size());
        image++;
      }
    }
    DatasetInfo info = new DatasetInfo(name(), split, classes(folder), FORMAT, NORMALIZATION);
    return Dataset.owning(info, pixels, labels);
  }

  private static byte[] bytes(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new InputFileException(
          file, "there is no such file; it is part of %s, put it there".formatted(HOME));
    }
    try {
      long size = Files.size(file);
      if (size == 0 || size % RECORD != 0) {
        throw new InputFileException(
            file,
            "is truncated or no CIFAR-10 batch: it has %d bytes, not a multiple of %d (a label and 3×32×32 pixels); copy it again"
                .formatted(size, RECORD));
      }
      byte[] bytes = Files.readAllBytes(file);
      requireLabels(file, bytes);
      return bytes;
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireLabels(Path file, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += RECORD) {
      int label = bytes[at] & 0xff;
      if (label >= CLASSES.size()) {
        throw new InputFileException(
            file,
            "is no CIFAR-10 batch: image %d at byte %d has label %d, labels are 0 to %d"
                .formatted(at / RECORD, at, label, CLASSES.size() - 1));
      }
    }
  }

  private static List<String> classes(Path folder) {
    Path file = folder.resolve(NAMES_FILE);
    if (!Files.exists(file)) {
      return CLASSES;
    }
    try {
      List<String> names =
          Files.readAllLines(file).stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
      if (names.size() != CLASSES.size()) {
        throw new InputFileException(
            file,
            "names %d classes, CIFAR-10 has %d; delete the file to use the usual names"
                .formatted(names.size(), CLASSES.size()));
      }
      return names;
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }
}
