// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.ImageFormat;

/** What the successors of MNIST owe. */
abstract class IdxContract extends DatasetReaderContract {
  private static final int PIXELS = 4 * 3;

  /** Twelve training images of 4×3 and six test images: i has label i mod 10 and bytes from 10i. */
  @Override
  Optional<Path> place() throws IOException {
    place("train-images-idx3-ubyte.gz", images(12));
    place("train-labels-idx1-ubyte", labels(12));
    place("t10k-images.idx3-ubyte", images(6));
    place("t10k-labels.idx1-ubyte.gz", labels(6));
    return Optional.of(folder);
  }

  private void place(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(bytes);
    }
  }

  private static byte[] images(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(16 + count * PIXELS);
    bytes.putInt(0x803).putInt(count).putInt(4).putInt(3);
    for (int i = 0; i < count * PIXELS; i++) {
      bytes.put((byte) (i / PIXELS * 10 + i % PIXELS));
    }
    return bytes.array();
  }

  private static byte[] labels(int count) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      bytes.put((byte) (i % 10));
    }
    return bytes.array();
  }

  @Test
  void imagesAndLabels_areThoseOfTheFiles() throws IOException {
    Dataset train = reader().read(place(), "train");

    assertThat(train.info().format()).isEqualTo(new ImageFormat(1, 4, 3, 255));
    assertThat(train.labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
    assertThat(train.image(2)).startsWith(20, 21, 22).endsWith(30, 31);
    assertThat(reader().read(Optional.of(folder), "test").count()).isEqualTo(6);
  }

  @Test
  void torchvisionsFolder_isFound() throws IOException {
    place();
    Path raw = Files.createDirectory(folder.resolve("raw"));
    for (String name : new String[] {"train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte"}) {
      Files.move(folder.resolve(name), raw.resolve(name));
    }

    assertThat(reader().isIn(folder)).isTrue();
    assertThat(reader().read(Optional.of(folder), "train").count()).isEqualTo(12);
  }

  @Test
  void missingFile_isNamed() throws IOException {
    place();
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));

    assertRefused("train-labels-idx1-ubyte.gz", "there is no such file, packed or unpacked");
  }

  @Test
  void truncatedImages_areRefusedWithTheLengths() throws IOException {
    place();
    Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
    byte[] whole = images(12);
    place("train-images-idx3-ubyte", Arrays.copyOf(whole, whole.length - 5));

    assertRefused(
        "train-images-idx3-ubyte", "the extents [12, 4, 3] need 144 bytes, it has 139; copy it");
  }

  @Test
  void extentsBeyondTheFile_areRefusedUnallocated() throws IOException {
    place();
    byte[] vast = images(1);
    ByteBuffer.wrap(vast).putInt(4, Integer.MAX_VALUE).putInt(8, 60_000);
    place("train-images-idx3-ubyte.gz", vast);

    assertRefused("train-images-idx3-ubyte.gz", "it claims the extents [2147483647, 60000, 3]");
  }

  @Test
  void labelsInPlaceOfImages_areRefusedByTheirMagic() throws IOException {
    place();
    place("train-images-idx3-ubyte.gz", labels(12));

    assertRefused("train-images-idx3-ubyte.gz", "it begins with 00000801, not 00000803");
  }

  @Test
  void otherCountOfLabels_isRefused() throws IOException {
    place();
    place("train-labels-idx1-ubyte", labels(11));

    assertRefused("train-labels-idx1-ubyte", "labels 11 images, but train-images-idx3-ubyte.gz");
  }

  @Test
  void labelBeyondTheClasses_isRefused() throws IOException {
    place();
    byte[] labels = labels(12);
    labels[8 + 3] = 10;
    place("train-labels-idx1-ubyte", labels);

    assertRefused("train-labels-idx1-ubyte", "image 3 has label 10, labels are 0 to 9");
  }

  private void assertRefused(String file, String why) {
    assertThatThrownBy(() -> reader().read(Optional.of(folder), "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(folder.resolve(file) + ": ")
        .hasMessageContaining(why);
  }
}
