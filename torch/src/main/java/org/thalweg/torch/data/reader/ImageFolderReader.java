// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.Normalization;

/**
 * A folder of images, PNG, JPEG, BMP or GIF, in one folder a class.
 *
 * <p>Classes and files are in alphabetical order; hidden and other files are passed over. Where the
 * folder holds {@code train} and {@code test}, these are the splits. All images are of one size;
 * grey if all of them are, else red, green and blue. Normalised by mean and deviation of the
 * training pixels, a channel.
 */
record ImageFolderReader(String place) implements DatasetReader {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");

  @Override
  public String name() {
    return "images:" + place;
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    Path root = DatasetFormat.locate(folder, place);
    Path training = root.resolve("train");
    boolean splits = Files.isDirectory(training);
    List<String> classes = folders(splits ? training : root);
    Dataset train = dataset(splits ? training : root, classes).standardized();
    if (split.equals("train")) {
      return train;
    }
    if (!splits || !Files.isDirectory(root.resolve(split))) {
      throw DatasetFormat.noTest(this, "make the folders train and test in it");
    }
    Dataset test = dataset(root.resolve(split), classes);
    if (!test.info().format().equals(train.info().format())) {
      throw new InputFileException(
          root.resolve(split),
          "holds images of %s, but train of %s"
              .formatted(test.info().format().shape(), train.info().format().shape()));
    }
    return test.of(split).with(train.info().normalization());
  }

  private Dataset dataset(Path root, List<String> classes) {
    List<String> present = folders(root);
    if (!classes.containsAll(present)) {
      throw new InputFileException(
          root, "must have the classes %s as train has, got %s".formatted(classes, present));
    }
    ImageFiles images = new ImageFiles();
    List<Integer> labels = new ArrayList<>();
    for (String name : present) {
      for (Path file : files(root.resolve(name))) {
        images.add(file);
        labels.add(classes.indexOf(name));
      }
    }
    if (labels.isEmpty()) {
      throw new InputFileException(root, "holds no PNG, JPEG, BMP or GIF file in its folders");
    }
    DatasetInfo info =
        new DatasetInfo(name(), "train", classes, images.format(), Normalization.NONE);
    return Dataset.owning(
        info, images.pixels(), labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<String> folders(Path root) {
    List<String> names =
        list(root)
            .filter(Files::isDirectory)
            .map(folder -> folder.getFileName().toString())
            .filter(name -> !name.startsWith("."))
            .toList();
    if (names.isEmpty()) {
      throw new InputFileException(root, "must hold one folder of images a class, has none");
    }
    return names;
  }

  private static List<Path> files(Path folder) {
    return list(folder).filter(Files::isRegularFile).filter(ImageFolderReader::isImage).toList();
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new InputFileException(folder, "is no folder that can be read", e);
    }
  }
}
