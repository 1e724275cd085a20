// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.Targets;

class NpzFileReaderTest extends DatasetReaderContract {
  private final Map<String, byte[]> arrays = new LinkedHashMap<>();

  @Override
  DatasetReader reader() {
    return new NpzFileReader("a.npz");
  }

  @Override
  String known() {
    return "npz:FILE";
  }

  /** Keras' names: three training and two test images of 2×2 bytes. */
  @Override
  Optional<Path> place() throws IOException {
    bytes("x_train", "3, 2, 2", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255);
    bytes("y_train", "3,", 0, 1, 1);
    bytes("x_test", "2, 2, 2", 9, 8, 7, 6, 5, 4, 3, 2);
    bytes("y_test", "2,", 2, 0);
    return archive();
  }

  private void bytes(String name, String shape, int... values) {
    ByteBuffer data = ByteBuffer.allocate(values.length);
    for (int value : values) {
      data.put((byte) value);
    }
    array(name, "|u1", shape, data.array());
  }

  private void doubles(String name, String shape, double... values) {
    ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      data.putDouble(value);
    }
    array(name, "<f8", shape, data.array());
  }

  private void array(String name, String type, String shape, byte[] data) {
    byte[] text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n"
            .formatted(type, shape)
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer npy =
        ByteBuffer.allocate(10 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    npy.putShort((short) text.length).put(text).put(data);
    arrays.put(name, npy.array());
  }

  private Optional<Path> archive() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("a.npz")))) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
        zip.write(array.getValue());
      }
    }
    return Optional.of(folder);
  }

  @Test
  void classes_areThoseOfBothSplits() throws IOException {
    Dataset train = reader().read(place(), "train");
    Dataset test = reader().read(place(), "test");

    assertThat(train.info().classes()).containsExactly("0", "1", "2");
    assertThat(train.labels()).containsExactly(0, 1, 1);
    assertThat(test.labels()).containsExactly(2, 0);
    assertThat(train.info().format()).isEqualTo(new ImageFormat(1, 2, 2, 255));
    assertThat(train.image(2)).containsExactly(8, 9, 10, 255);
  }

  @Test
  void rowsOfNumbersAndNumericTargets_areRead() throws IOException {
    doubles("X", "2, 3", 1, 2, 3, 4, 5, 6);
    doubles("Y", "2, 2", 0.5, 1, 1.5, 2);
    Dataset rows = reader().read(archive(), "train").with(Normalization.NONE);

    assertThat(rows.info().format().shape()).containsExactly(3);
    assertThat(rows.normalized(1, 1)).containsExactly(4, 5, 6);
    Targets.Values targets = (Targets.Values) rows.targets();
    assertThat(targets.outputs()).isEqualTo(2);
    assertThat(targets.value(1, 0)).isEqualTo(1.5f);
  }

  @Test
  void fourAxes_areChannelsFirstUnlessOnlyTheLastAreColours() throws IOException {
    bytes("images", "1, 2, 2, 3", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    bytes("labels", "1,", 0);
    Dataset last = reader().read(archive(), "train");
    assertThat(last.info().format()).isEqualTo(new ImageFormat(3, 2, 2, 255));
    assertThat(last.image(0)).containsExactly(1, 4, 7, 10, 2, 5, 8, 11, 3, 6, 9, 12);

    doubles("images", "1, 3, 2, 3", new double[18]);
    Dataset first = reader().read(archive(), "train");
    assertThat(first.info().format()).isEqualTo(new ImageFormat(3, 2, 3, 1));
  }

  @Test
  void testOfOnePart_isRefusedWithTheWayOut() throws IOException {
    doubles("data", "2, 1", 1, 2);
    bytes("target", "2,", 0, 1);
    Optional<Path> place = archive();

    assertThatThrownBy(() -> reader().read(place, "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("npz:a.npz has no test samples: add the arrays x_test and y_test");
  }

  @Test
  void otherNamesShapesAndNumbers_areRefused() throws IOException {
    doubles("a", "2, 1", 1, 2);
    assertRefused("must have arrays x and y, images and labels, or data and target, got [a]");
    doubles("x", "2, 1", 1, 2);
    bytes("y", "3,", 0, 1, 2);
    assertRefused("\"x\" has 2 samples, but \"y\" is of shape [3]");
    bytes("y", "2,", 0, 1);
    doubles("x", "2, 1", 1, Double.NaN);
    assertRefused("\"x\" must be finite numbers, got NaN");
    doubles("x", "2, 1", 1, 2);
    doubles("y", "2,", 1, Double.POSITIVE_INFINITY);
    assertRefused("\"y\" must be finite numbers");
    bytes("y", "1,", 0);
    doubles("x", "1, 1, 1, 1, 2", 1, 2);
    assertRefused("got [1, 1, 1, 1, 2]");
  }

  private void assertRefused(String why) throws IOException {
    Optional<Path> place = archive();
    assertThatThrownBy(() -> reader().read(place, "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(folder.resolve("a.npz") + ": ")
        .hasMessageContaining(why);
  }
}
