// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.SampleSelection;

class CifarTenReaderTest extends DatasetReaderContract {
  private static final int RECORD = 3_073;

  @Override
  DatasetReader reader() {
    return new CifarTenReader();
  }

  /** Batch b holds b images; image i of it has label i and pixels that count from b · 10 on. */
  @Override
  Optional<Path> place() throws IOException {
    for (int batch = 1; batch <= 5; batch++) {
      Files.write(folder.resolve("data_batch_%d.bin".formatted(batch)), images(batch, batch));
    }
    Files.write(folder.resolve("test_batch.bin"), images(6, 9));
    return Optional.of(folder);
  }

  private static byte[] images(int batch, int count) {
    byte[] bytes = new byte[count * RECORD];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i % RECORD == 0 ? i / RECORD : batch * 10 + i % RECORD);
    }
    return bytes;
  }

  @Test
  void batches_followOneAnother() throws IOException {
    Dataset train = reader().read(place(), "train");

    assertThat(train.labels()).containsExactly(0, 0, 1, 0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3, 4);
    assertThat(train.image(3)).startsWith(31, 32, 33).hasSize(3_072);
    assertThat(train.info().classes()).startsWith("airplane", "automobile").hasSize(10);
  }

  @Test
  void pythonBatches_areTheSameDataSet() throws IOException {
    Dataset binary = reader().read(place(), "train");
    Path python = Files.createDirectory(folder.resolve("cifar-10-batches-py"));
    for (int batch = 1; batch <= 5; batch++) {
      byte[] pixels = new byte[batch * (RECORD - 1)];
      for (int i = 0; i < batch; i++) {
        byte[] bytes = images(batch, batch);
        System.arraycopy(bytes, i * RECORD + 1, pixels, i * (RECORD - 1), RECORD - 1);
      }
      Files.write(
          python.resolve("data_batch_" + batch),
          PythonBatch.of("labels", IntStream.range(0, batch).toArray(), pixels));
      Files.delete(folder.resolve("data_batch_%d.bin".formatted(batch)));
    }

    assertThat(reader().read(Optional.of(folder), "train").sha256()).isEqualTo(binary.sha256());
  }

  @Test
  void damagedPythonBatches_areReadOrRefused() throws IOException {
    place();
    byte[] whole = PythonBatch.of("labels", new int[] {3, 4}, new byte[2 * (RECORD - 1)]);
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 400; i++) {
      byte[] damaged =
          Arrays.copyOf(
              whole, random.nextInt(3) > 0 ? whole.length : random.nextInt(1, whole.length));
      damaged[random.nextInt(Math.min(280, damaged.length))] = (byte) random.nextInt(256);
      Files.write(folder.resolve("test_batch.bin"), damaged);
      try {
        assertThat(reader().read(Optional.of(folder), "test").count()).isPositive();
      } catch (InputFileException e) {
        assertThat(e.getMessage()).hasLineCount(1).contains("test_batch.bin");
      }
    }
  }

  @Test
  void unpackedArchive_isFoundInItsFolder() throws IOException {
    place();
    Path archive = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
    Files.move(folder.resolve("test_batch.bin"), archive.resolve("test_batch.bin"));

    assertThat(reader().read(Optional.of(folder), "test").count()).isEqualTo(9);
  }

  @Test
  void namesFile_namesTheClasses() throws IOException {
    place();
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");

    assertThat(reader().read(Optional.of(folder), "test").info().classes()).startsWith("a", "b");
  }

  @Test
  void namesFileOfOtherLength_isRefused() throws IOException {
    place();
    Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\n");

    assertRefused("test", "batches.meta.txt", "names 2 classes, CIFAR-10 has 10");
  }

  @Test
  void missingBatch_isNamedWithItsSource() throws IOException {
    place();
    Files.delete(folder.resolve("data_batch_4.bin"));

    assertRefused("train", "data_batch_4.bin", "it is part of https://www.cs.toronto.edu/~kriz/");
  }

  @Test
  void truncatedBatch_isRefused() throws IOException {
    place();
    Path file = folder.resolve("data_batch_3.bin");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 2 * RECORD + 5));

    assertRefused("train", "data_batch_3.bin", "it has 6151 bytes, not a multiple of 3073");
  }

  @Test
  void emptyBatch_isRefused() throws IOException {
    place();
    Files.write(folder.resolve("test_batch.bin"), new byte[0]);

    assertRefused("test", "test_batch.bin", "it has 0 bytes");
  }

  @Test
  void foreignFileOfRightSize_isRefusedByItsLabel() throws IOException {
    place();
    byte[] bytes = images(6, 3);
    bytes[2 * RECORD] = (byte) 200;
    Files.write(folder.resolve("test_batch.bin"), bytes);

    assertRefused("test", "test_batch.bin", "image 2 at byte 6146 has label 200");
  }

  @Test
  void missingFolder_isRefused() {
    assertThatThrownBy(() -> reader().read(Optional.of(folder.resolve("none")), "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void noFolder_isTheCallersFault() {
    assertThatThrownBy(() -> reader().read(Optional.empty(), "train"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("data-dir that holds data_batch_1.bin to data_batch_5.bin");
  }

  @Test
  void publishedImages_areTheKnownOnes() {
    Dataset train = reader().read(Optional.of(published()), "train");
    Dataset test = reader().read(Optional.of(published()), "test");

    assertThat(train.count()).isEqualTo(5_085);
    assertThat(test.count()).isEqualTo(761);
    // The first image of CIFAR-10 is a frog, the first test image a cat.
    assertThat(train.info().classes().get(train.label(0))).isEqualTo("frog");
    assertThat(test.info().classes().get(test.label(0))).isEqualTo("cat");
  }

  @Test
  void publishedImages_areNormalisedInTheReferencesArithmetic() {
    Dataset train = reader().read(Optional.of(published()), "train");
    float[] floats = train.normalized(7, 2);
    byte[] second = train.image(8);

    for (int i = 0; i < 3_072; i++) {
      float mean = (float) (new double[] {125.3, 123.0, 113.9}[i / 1_024] / 255);
      float deviation = (float) (new double[] {63.0, 62.1, 66.7}[i / 1_024] / 255);
      assertThat(floats[3_072 + i]).isEqualTo(((second[i] & 0xff) / 255f - mean) / deviation);
    }
  }

  @Test
  void moreThanPublished_isRefusedWithTheCount() {
    Dataset train = reader().read(Optional.of(published()), "train");

    assertThatThrownBy(() -> train.select(SampleSelection.parse("first:99999", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("asks for 99999 samples, but the train split of cifar10 has 5085");
  }

  private void assertRefused(String split, String file, String why) {
    assertThatThrownBy(() -> reader().read(Optional.of(folder), split))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(folder.resolve(file) + ": ")
        .hasMessageContaining(why);
  }

  private static Path published() {
    Path cifar = Path.of(System.getProperty("thalweg.shared", "none"), "data", "cifar10");
    Assumptions.assumeTrue(
        Files.isDirectory(cifar), "the published CIFAR-10 images are absent: " + cifar);
    return cifar;
  }
}
