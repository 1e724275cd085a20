// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.io.numpy.NpyArray;
import org.thalweg.landscape.io.numpy.NpzFile;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.TargetColumn;
import org.thalweg.torch.data.Targets;

/**
 * Two arrays of a NumPy archive: samples and targets.
 *
 * <p>Called {@code x} and {@code y}, {@code images} and {@code labels}, or {@code data} and {@code
 * target}, in any case; with {@code _train} and {@code _test} after, or {@code train_} and {@code
 * test_} before, they are two splits. Samples are what {@link NpzSamples} says; targets of one
 * number a sample are those of {@link TargetColumn}, others are numbers. Normalised by mean and
 * deviation of the training samples, a channel or feature.
 */
record NpzFileReader(String place) implements DatasetReader {
  private static final List<List<String>> PAIRS =
      List.of(List.of("x", "y"), List.of("images", "labels"), List.of("data", "target"));

  @Override
  public String name() {
    return "npz:" + place;
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    Path file = DatasetFormat.locate(folder, place);
    try (NpzFile archive = NpzFile.open(file)) {
      Arrays training =
          find(archive, "train")
              .or(() -> find(archive, ""))
              .orElseThrow(() -> unnamed(file, archive.names()));
      Optional<Arrays> test = find(archive, "test");
      if (split.equals("test") && test.isEmpty()) {
        throw DatasetFormat.noTest(this, "add the arrays x_test and y_test");
      }
      TargetColumn column = targets(file, archive, training, test);
      Dataset train = dataset(file, archive, training, column, 0).standardized();
      if (split.equals("train")) {
        return train;
      }
      return dataset(file, archive, test.orElseThrow(), column, train.count())
          .of(split)
          .with(train.info().normalization());
    } catch (ArithmeticException e) {
      throw new InputFileException(file, "is larger than 2³¹ values, which is the most", e);
    }
  }

  /** The names of samples and targets. */
  private record Arrays(String samples, String targets) {}

  private static Optional<Arrays> find(NpzFile archive, String part) {
    return PAIRS.stream()
        .flatMap(
            pair ->
                name(archive, pair.get(0), part).stream()
                    .flatMap(
                        x -> name(archive, pair.get(1), part).stream().map(y -> new Arrays(x, y))))
        .findFirst();
  }

  private static Optional<String> name(NpzFile archive, String usual, String part) {
    Predicate<String> fits =
        part.isEmpty()
            ? usual::equals
            : Stream.of(usual + "_" + part, part + "_" + usual).toList()::contains;
    return archive.names().stream()
        .filter(name -> fits.test(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static InputFileException unnamed(Path file, List<String> names) {
    return new InputFileException(
        file,
        "must have arrays x and y, images and labels, or data and target, got %s".formatted(names));
  }

  /** The targets of all splits together, so that a class is the same in each. */
  private static TargetColumn targets(
      Path file, NpzFile archive, Arrays training, Optional<Arrays> test) {
    NpyArray first = archive.array(training.targets());
    Optional<NpyArray> second = test.map(arrays -> archive.array(arrays.targets()));
    double[] all =
        DoubleStream.concat(
                DoubleStream.of(first.toDoubles()),
                second.stream().flatMapToDouble(array -> DoubleStream.of(array.toDoubles())))
            .toArray();
    int outputs = outputs(first);
    if (all.length == 0
        || DoubleStream.of(all).anyMatch(value -> !Float.isFinite((float) value))
        || second.filter(array -> outputs(array) != outputs).isPresent()) {
      throw new InputFileException(
          file,
          "\"%s\" must be finite numbers, as many a sample in each split"
              .formatted(training.targets()));
    }
    return outputs == 1
        ? TargetColumn.ofNumbers(all)
        : new TargetColumn(TargetColumn.ofValues(all, outputs), List.of());
  }

  /** Numbers a sample. */
  private static int outputs(NpyArray targets) {
    int samples = targets.shape().isEmpty() ? 1 : targets.shape().get(0);
    return samples == 0 ? 1 : targets.size() / samples;
  }

  private Dataset dataset(
      Path file, NpzFile archive, Arrays arrays, TargetColumn column, int first) {
    NpzSamples samples = NpzSamples.of(file, arrays.samples(), archive.array(arrays.samples()));
    List<Integer> labelled = archive.array(arrays.targets()).shape();
    if (labelled.isEmpty() || labelled.get(0) != samples.count()) {
      throw new InputFileException(
          file,
          "\"%s\" has %d samples, but \"%s\" is of shape %s"
              .formatted(arrays.samples(), samples.count(), arrays.targets(), labelled));
    }
    Targets targets =
        column.targets().subset(IntStream.range(first, first + samples.count()).toArray());
    return samples.dataset(
        new DatasetInfo(name(), "train", column.classes(), samples.format(), Normalization.NONE),
        targets);
  }
}
