// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.InputFileException;

class NpzFileTest {
  private static final byte[] RAMP = {0, 1, 2, 3, 4, (byte) 250};

  @TempDir Path folder;

  @ParameterizedTest(name = "version {0}")
  @ValueSource(ints = {1, 2, 3})
  void everyHeaderVersion_isRead(int version) throws IOException {
    // Written by NumPy itself.
    String fixture = "/org/thalweg/landscape/io/exchange/version%d.npy".formatted(version);
    byte[] npy;
    try (InputStream resource = NpzFileTest.class.getResourceAsStream(fixture)) {
      npy = resource.readAllBytes();
    }
    NpyHeader header = NpyHeader.read(new ByteArrayInputStream(npy));

    assertThat(header.shape()).containsExactly(2, 3);
    assertThat(header.bytes() + header.dataBytes()).isEqualTo(npy.length);
  }

  @Test
  void bytes_staySoInBothOrders() throws IOException {
    try (NpzFile file = archive(npy("|u1", false, RAMP), npy("|u1", true, RAMP))) {
      assertThat(file.names()).containsExactly("a0", "a1");
      assertThat(file.array("a0").toBytes()).containsExactly(RAMP);
      assertThat(file.array("a0").toDoubles()).containsExactly(0, 1, 2, 3, 4, 250);
      // Column-major 2×3: the first row is every second byte.
      assertThat(file.array("a1").toBytes()).containsExactly(0, 2, 4, 1, 3, 250);
      assertThat(file.array("a1").toDoubles()).containsExactly(0, 2, 4, 1, 3, 250);
    }
  }

  @Test
  void numbers_areNoBytes() throws IOException {
    try (NpzFile file = archive(npy("|i1", false, RAMP))) {
      assertThat(file.array("a0").isBytes()).isFalse();
      assertThat(file.array("a0").toDoubles()).containsExactly(0, 1, 2, 3, 4, -6);
      assertThatThrownBy(() -> file.array("a0").toBytes())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void missingFileOrArray_isNamed() throws IOException {
    assertThatThrownBy(() -> NpzFile.open(folder.resolve("none.npz")))
        .isInstanceOf(InputFileException.class)
        .hasMessageEndingWith("none.npz: there is no such file");
    try (NpzFile file = archive(npy("|i1", false, RAMP))) {
      assertThatThrownBy(() -> file.array("x"))
          .isInstanceOf(InputFileException.class)
          .hasMessageEndingWith("has no array \"x\"");
    }
  }

  private NpzFile archive(byte[]... arrays) throws IOException {
    Path file = folder.resolve("a.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < arrays.length; i++) {
        zip.putNextEntry(new ZipEntry("a%d.npy".formatted(i)));
        zip.write(arrays[i]);
      }
    }
    return NpzFile.open(file);
  }

  /** A 2×3 array. */
  private static byte[] npy(String type, boolean columnMajor, byte[] data) {
    byte[] text =
        "{'descr': '%s', 'fortran_order': %s, 'shape': (2, 3), }\n"
            .formatted(type, columnMajor ? "True" : "False")
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream npy = new ByteArrayOutputStream();
    npy.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length);
    npy.write(length.array(), 0, Short.BYTES);
    npy.writeBytes(text);
    npy.writeBytes(data);
    return npy.toByteArray();
  }
}
