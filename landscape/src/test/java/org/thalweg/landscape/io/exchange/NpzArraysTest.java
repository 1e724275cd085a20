// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzArraysTest {
  private static final double[] RAMP = {0, 1, 2, 3, 4, 5};

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "f8,0",
    "f4,0",
    "big_f8,0",
    "big_f4,0",
    "big_i4,0",
    "i1,0",
    "i2,0",
    "i4,0",
    "i8,0",
    "u2,0",
    "u8,0",
    "fortran,0",
    "u1,250",
    "u4,4294967290"
  })
  void everyTypeAndOrder_givesTheNumbersRowMajor(String name, double first) {
    try (NpzArrays arrays = NpzArrays.open(Fixtures.file("arrays.npz"))) {
      NumberArray array = arrays.array(name);
      assertThat(array.shape()).containsExactly(2, 3);
      assertThat(array.toArray())
          .containsExactly(Arrays.stream(RAMP).map(value -> value + first).toArray());
      assertThat(array.get(1, 0)).isEqualTo(3 + first);
    }
  }

  @Test
  void truthScalarEmptyAndCube_areRead() {
    try (NpzArrays arrays = NpzArrays.open(Fixtures.file("arrays.npz"))) {
      assertThat(arrays.array("truth").toArray()).containsExactly(0, 1, 0, 1, 0, 1);
      assertThat(arrays.array("scalar").rank()).isZero();
      assertThat(arrays.array("scalar").get(0)).isEqualTo(2.5);
      assertThat(arrays.array("none").shape()).containsExactly(0, 3);
      assertThat(arrays.array("cube").shape()).containsExactly(2, 3, 4);
      assertThat(arrays.array("cube").toArray())
          .as("written column-major")
          .containsExactly(IntStream.range(0, 24).asDoubleStream().toArray());
    }
  }

  @Test
  void namesAreThoseOfTheArrays() {
    try (NpzArrays arrays = NpzArrays.open(Fixtures.file("plane.npz"))) {
      assertThat(arrays.has("grid", "tr_loss")).isTrue();
      assertThat(arrays.has("grid", "nothing")).isFalse();
      refused(arrays, "nothing", "has no array \"nothing\"");
    }
  }

  @Test
  void whatIsNoRealNumber_isRefused() {
    try (NpzArrays arrays = NpzArrays.open(Fixtures.file("arrays.npz"))) {
      refused(arrays, "words", "must hold");
      refused(arrays, "complex", "got type <c16");
    }
    try (NpzArrays arrays = NpzArrays.open(Fixtures.file("landscaper-objects.npz"))) {
      refused(arrays, "coordinates", "Python objects");
      refused(arrays, "coordinates", "numpy.asarray");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "(2147483647, 2147483647)|claims shape [2147483647, 2147483647]",
        "(4,)|claims shape [4] of 8 bytes each, but has 24 bytes",
        "(2,)|claims shape [2]",
        "(99999999999,)|damaged header",
        "(-3,)|damaged header"
      })
  void shapeThatDoesNotFitTheBytes_isRefusedBeforeAllocating(String shape, String reason)
      throws IOException {
    Path file = archive("{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }", 24);
    try (NpzArrays arrays = NpzArrays.open(file)) {
      refused(arrays, "a", reason);
    }
  }

  @Test
  void headersThatAreNone_areRefused() throws IOException {
    List<String> headers =
        List.of("", "{}", "{'descr': '<f8', 'shape': (3,)}", "{'fortran_order': False}");
    for (String header : headers) {
      try (NpzArrays arrays = NpzArrays.open(archive(header, 24))) {
        refused(arrays, "a", "damaged header");
      }
    }
    try (NpzArrays arrays =
        NpzArrays.open(
            archive("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,), }", 24))) {
      refused(arrays, "a", "got records");
    }
  }

  @Test
  void changedByte_isFoundByTheChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(Fixtures.file("landscaper-line.npz"));
    // The last byte of the first array, whose sign it holds.
    byte[] sought = {'P', 'K', 3, 4};
    int second = indexOf(bytes, sought, 4);
    bytes[second - 1] ^= (byte) 0x80;
    Path file = Files.write(folder.resolve("changed.npz"), bytes);
    try (NpzArrays arrays = NpzArrays.open(file)) {
      refused(arrays, "loss", "checksum");
    }
  }

  private static int indexOf(byte[] bytes, byte[] sought, int from) {
    return IntStream.range(from, bytes.length - sought.length)
        .filter(i -> Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length))
        .findFirst()
        .orElseThrow();
  }

  private Path archive(String header, int dataBytes) throws IOException {
    ByteArrayOutputStream npy = new ByteArrayOutputStream();
    npy.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    npy.write(header.length() & 0xff);
    npy.write(header.length() >> 8);
    npy.write(header.getBytes(StandardCharsets.UTF_8));
    npy.write(new byte[dataBytes]);
    Path file = folder.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.npy"));
      zip.write(npy.toByteArray());
    }
    return file;
  }

  private static void refused(NpzArrays arrays, String name, String reason) {
    Fixtures.assertRefused(arrays.file(), reason, () -> arrays.array(name));
    assertThatThrownBy(() -> arrays.array(name)).hasMessageContaining("\"" + name + "\"");
  }
}
