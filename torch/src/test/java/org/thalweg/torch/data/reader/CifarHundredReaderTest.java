// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;

class CifarHundredReaderTest extends DatasetReaderContract {
  private static final int PIXELS = 3_072;
  private static final int RECORD = 2 + PIXELS;

  @Override
  DatasetReader reader() {
    return new CifarHundredReader();
  }

  /** Three training and two test images of coarse label 7, fine label 90 + i, bytes from i on. */
  @Override
  Optional<Path> place() throws IOException {
    Files.write(folder.resolve("train.bin"), images(3));
    Files.write(folder.resolve("test.bin"), images(2));
    return Optional.of(folder);
  }

  private static byte[] images(int count) {
    byte[] bytes = new byte[count * RECORD];
    for (int i = 0; i < bytes.length; i++) {
      int image = i / RECORD;
      int at = i % RECORD;
      bytes[i] = (byte) (at == 0 ? 7 : at == 1 ? 90 + image : image + at - 2);
    }
    return bytes;
  }

  private static byte[] pixels(int count) {
    byte[] pixels = new byte[count * PIXELS];
    for (int i = 0; i < count; i++) {
      System.arraycopy(images(count), i * RECORD + 2, pixels, i * PIXELS, PIXELS);
    }
    return pixels;
  }

  @Test
  void labels_areTheFineOnes() throws IOException {
    Dataset train = reader().read(place(), "train");

    assertThat(train.labels()).containsExactly(90, 91, 92);
    assertThat(train.image(2)).startsWith(2, 3, 4);
    // Alphabetical, so that the ends and the middle tell the order.
    assertThat(train.info().classes())
        .hasSize(100)
        .isSorted()
        .startsWith("apple")
        .endsWith("worm")
        .contains("mountain", "plain");
    assertThat(train.info().classes().get(90)).isEqualTo("train");
  }

  @Test
  void pythonBatch_isTheSameDataSet() throws IOException {
    Dataset binary = reader().read(place(), "train");
    Files.delete(folder.resolve("train.bin"));
    Path python = Files.createDirectory(folder.resolve("cifar-100-python"));
    Files.write(
        python.resolve("train"), PythonBatch.of("fine_labels", new int[] {90, 91, 92}, pixels(3)));

    assertThat(reader().read(Optional.of(folder), "train").sha256()).isEqualTo(binary.sha256());
  }

  @Test
  void batchOfTheOtherSet_isRefusedByItsKey() throws IOException {
    place();
    byte[] other = PythonBatch.of("labels", new int[] {1}, pixels(1));
    Files.write(folder.resolve("train.bin"), other);

    assertRefused("is no CIFAR-100 batch: it must be a dictionary of \"data\"");
  }

  @Test
  void binaryBatchOfTheOtherSet_isRefusedByItsLength() throws IOException {
    place();
    Files.write(folder.resolve("train.bin"), Arrays.copyOf(images(2), 2 * 3_073));

    assertRefused("it has 6146 bytes, not a multiple of 3074 (two labels and 3×32×32 pixels)");
  }

  @Test
  void pickleOfSomethingToRun_isRefusedByName() throws IOException {
    place();
    Files.writeString(
        folder.resolve("train.bin"),
        "\u0080\u0002cos\nsystem\nU\u0004true\u0085R.",
        StandardCharsets.ISO_8859_1);

    assertRefused("refuses to construct os.system: a batch of samples holds arrays of bytes");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> reader().read(Optional.of(folder), "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(folder.resolve("train.bin") + ": ")
        .hasMessageContaining(why);
  }
}
