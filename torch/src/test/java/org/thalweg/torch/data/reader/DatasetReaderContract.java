// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.SampleSelection;

/** What every data set owes: extend it with a reader and a folder of small files for it. */
abstract class DatasetReaderContract {
  private static final int DAMAGES = 150;

  /** Where a file's header is, most often; half of all damage is done there. */
  private static final int HEAD = 64;

  @TempDir Path folder;

  abstract DatasetReader reader();

  /** Puts valid files into {@link #folder}; returns it, or nothing if the reader needs none. */
  abstract Optional<Path> place() throws IOException;

  /** What {@link Datasets#names} calls it. */
  String known() {
    return reader().name();
  }

  @Test
  void isRegisteredByName() {
    assertThat(Datasets.names()).contains(known());
  }

  @Test
  void everySplit_isReadUnderItsNames() throws IOException {
    Optional<Path> place = place();
    for (String split : reader().splits()) {
      Dataset dataset = Datasets.read(reader().name(), place, split);

      assertThat(dataset.info().name()).isEqualTo(reader().name());
      assertThat(dataset.info().split()).isEqualTo(split);
      assertThat(dataset.count()).isPositive();
    }
  }

  @Test
  void readTwice_isTheSame() throws IOException {
    Optional<Path> place = place();
    List<String> hashes =
        reader().splits().stream().map(split -> reader().read(place, split).sha256()).toList();

    assertThat(hashes).doesNotHaveDuplicates();
    assertThat(reader().splits().stream().map(split -> reader().read(place, split).sha256()))
        .containsExactlyElementsOf(hashes);
  }

  @Test
  void splits_areNormalisedAlike() throws IOException {
    Optional<Path> place = place();

    assertThat(
            reader().splits().stream()
                .map(split -> reader().read(place, split).info().normalization())
                .distinct())
        .hasSize(1);
  }

  @Test
  void normalizedValues_areFiniteAndAsManyAsTheShapeSays() throws IOException {
    Dataset dataset = reader().read(place(), "train");
    int size = dataset.info().format().shape().stream().reduce(1, (a, b) -> a * b);

    assertThat(dataset.normalized()).hasSize(dataset.count() * size);
    for (float value : dataset.normalized()) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void balancedChoice_takesEveryClassAlike() throws IOException {
    Dataset dataset = reader().read(place(), "train");
    int classes = (int) Arrays.stream(dataset.labels()).distinct().count();
    Dataset chosen = dataset.select(new SampleSelection.Balanced(classes, 1));

    assertThat(chosen.labels()).doesNotHaveDuplicates().hasSize(classes);
  }

  @Test
  void unknownSplit_isRefused() throws IOException {
    Optional<Path> place = place();

    assertThatThrownBy(() -> Datasets.read(reader().name(), place, "validation"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reader().name())
        .hasMessageEndingWith("got \"validation\"");
  }

  @Test
  void damagedFiles_areReadOrRefusedInOneLine() throws IOException {
    Optional<Path> place = place();
    if (place.isEmpty()) {
      // It comes with Thalweg: there is no file to damage, and none is asked for.
      for (String split : reader().splits()) {
        assertThat(Datasets.read(reader().name(), place, split).count()).isPositive();
      }
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < DAMAGES; i++) {
      Path file = files.get(i % files.size());
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, damaged(whole, random));
      for (String split : reader().splits()) {
        readOrRefuse(place, split);
      }
      Files.write(file, whole);
    }
  }

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] damaged = whole.clone();
    int reach = random.nextBoolean() ? Math.min(HEAD, whole.length) : whole.length;
    for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
      damaged[random.nextInt(reach)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private void readOrRefuse(Optional<Path> place, String split) {
    try {
      assertThat(reader().read(place, split).count()).isPositive();
    } catch (InputFileException e) {
      assertThat(e.getMessage()).startsWith(folder.toString()).hasLineCount(1);
    } catch (IllegalArgumentException e) {
      // Damage that renames the test samples leaves a set of one part.
      assertThat(e.getMessage()).contains(" has no test samples: ").hasLineCount(1);
    }
  }
}
