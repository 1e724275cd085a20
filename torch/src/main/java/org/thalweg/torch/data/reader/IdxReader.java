// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.download.PublicHome;

/**
 * Grey images and labels in four IDX files, as MNIST and its successors are published.
 *
 * <p>Found under their names of old, {@code train-images-idx3-ubyte}, and with a dot for the last
 * dash but one, with and without {@code .gz}; in the folder itself or where torchvision puts them.
 */
abstract class IdxReader implements DatasetReader {
  private static final String IMAGES = "-images-idx3-ubyte";
  private static final String LABELS = "-labels-idx1-ubyte";

  private final String name;
  private final List<String> classes;
  private final Normalization normalization;
  private final PublicHome home;
  private final List<String> folders;

  /**
   * @param torchvision the folder that torchvision gives it
   */
  IdxReader(
      String name,
      List<String> classes,
      Normalization normalization,
      PublicHome home,
      String torchvision) {
    this.name = name;
    this.classes = List.copyOf(classes);
    this.normalization = normalization;
    this.home = home;
    folders = List.of("raw", torchvision + "/raw");
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Optional<PublicHome> home() {
    return Optional.of(home);
  }

  @Override
  public final boolean isIn(Path folder) {
    return Stream.of("train", "t10k")
        .anyMatch(
            part -> find(folder, part + IMAGES).or(() -> find(folder, part + LABELS)).isPresent());
  }

  @Override
  public final Dataset read(Optional<Path> given, String split) {
    Path folder = given.orElseThrow(() -> DatasetReader.needsFolder(this));
    if (!Files.isDirectory(folder)) {
      throw new InputFileException(folder, "there is no such folder");
    }
    String part = split.equals("test") ? "t10k" : "train";
    Path imageFile = file(folder, part + IMAGES);
    Path labelFile = file(folder, part + LABELS);
    Idx images = Idx.read(imageFile, 3);
    Idx labels = Idx.read(labelFile, 1);
    if (images.extent(0) != labels.extent(0)) {
      throw new InputFileException(
          labelFile,
          "labels %d images, but %s has %d; they are of one set"
              .formatted(labels.extent(0), imageFile.getFileName(), images.extent(0)));
    }
    ImageFormat format = new ImageFormat(1, images.extent(1), images.extent(2), 255);
    DatasetInfo info = new DatasetInfo(name, split, classes, format, normalization);
    return Dataset.owning(info, images.bytes(), labels(labelFile, labels.bytes()));
  }

  private int[] labels(Path file, byte[] bytes) {
    int[] labels = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      labels[i] = bytes[i] & 0xff;
      if (labels[i] >= classes.size()) {
        throw new InputFileException(
            file,
            "is no label file of %s: image %d has label %d, labels are 0 to %d"
                .formatted(name, i, labels[i], classes.size() - 1));
      }
    }
    return labels;
  }

  private Path file(Path folder, String usual) {
    return find(folder, usual)
        .orElseThrow(
            () ->
                new InputFileException(
                    folder.resolve(usual + ".gz"),
                    "there is no such file, packed or unpacked; it is part of " + name));
  }

  private Optional<Path> find(Path folder, String usual) {
    String dotted = usual.replace("-idx", ".idx");
    return Stream.concat(Stream.of(""), folders.stream())
        .map(folder::resolve)
        .flatMap(
            place -> Stream.of(usual + ".gz", usual, dotted + ".gz", dotted).map(place::resolve))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
