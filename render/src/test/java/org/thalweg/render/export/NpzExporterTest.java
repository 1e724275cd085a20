// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class NpzExporterTest {

  /** One array: its description as Python text, and its bytes. */
  private record Npy(String type, String shape, ByteBuffer data) {

    static Npy read(byte[] file) {
      ByteBuffer all = Exported.numbers(file);
      byte[] magic = new byte[8];
      all.get(magic);
      assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
      byte[] header = new byte[Short.toUnsignedInt(all.getShort())];
      all.get(header);
      assertThat(all.position() % 64).isZero();
      String text = new String(header, StandardCharsets.US_ASCII);
      assertThat(text)
          .matches("\\{'descr': '.{3}', 'fortran_order': False, 'shape': \\(.*\\), } *\n");
      return new Npy(
          text.replaceAll("(?s).*'descr': '(...)'.*", "$1"),
          text.replaceAll("(?s).*'shape': (\\(.*\\)),.*", "$1"),
          all.slice().order(all.order()));
    }

    double[] doubles() {
      assertThat(type).isEqualTo("<f8");
      double[] values = new double[data.remaining() / Double.BYTES];
      data.asDoubleBuffer().get(values);
      return values;
    }

    byte[] bytes(String expectedType) {
      assertThat(type).isEqualTo(expectedType);
      byte[] values = new byte[data.remaining()];
      data.get(values);
      return values;
    }
  }

  @Test
  void nonSquareGrid_keepsAxisOrder() throws IOException {
    Surface surface = TestSurfaces.indexed();
    Map<String, Npy> arrays = arrays(surface);
    assertThat(arrays).containsOnlyKeys("x", "y", "mask", "status", "train_loss", "train_acc");
    assertThat(arrays.get("x").shape()).isEqualTo("(5,)");
    assertThat(arrays.get("y").doubles()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(arrays.get("train_loss").shape()).isEqualTo("(7, 5)");
    assertThat(arrays.get("train_loss").doubles()).isEqualTo(surface.values(0));
    assertThat(arrays.get("train_acc").doubles()).isEqualTo(surface.values(1));
  }

  @Test
  void holes_stayAndAreMaskedPerLoss() throws IOException {
    Surface surface = RoughSurface.plane();
    Map<String, Npy> arrays = arrays(surface);
    assertThat(arrays.get("train_loss").doubles()).isEqualTo(surface.values(0));
    assertThat(arrays.get("mask").shape()).isEqualTo("(3, 4)");
    assertThat(arrays.get("mask").bytes("|b1")).containsExactly(0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1);
    assertThat(arrays.get("mask_test_loss").bytes("|b1"))
        .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    assertThat(arrays.get("status").bytes("|u1"))
        .containsExactly(0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void paths_areTablesUnderSafeNames() throws IOException {
    Map<String, Npy> arrays = arrays(RoughSurface.plane());
    assertThat(arrays.get("path_a_b_v_9_9_9_c_c_").shape()).isEqualTo("(3, 4)");
    assertThat(arrays.get("path_a_b_v_9_9_9_c_c_").doubles())
        .startsWith(0.5, 0.25, Double.POSITIVE_INFINITY, 0.125, Double.NaN);
    assertThat(arrays.get("path_sgd").doubles()).containsExactly(1, 0, -2, 3);
  }

  @Test
  void line_hasNoY() throws IOException {
    Map<String, Npy> arrays = arrays(RoughSurface.line());
    assertThat(arrays).containsOnlyKeys("x", "mask", "status", "train_loss");
    assertThat(arrays.get("train_loss").shape()).isEqualTo("(5,)");
  }

  @Test
  void channelNamedAsAnAxis_getsANumber() throws IOException {
    Surface rough = RoughSurface.plane();
    Surface surface =
        new Surface(
            rough.grid(),
            List.of(new Channel("x", "", "")),
            new double[][] {rough.values(1)},
            rough.status(),
            List.of(),
            Optional.empty());
    Map<String, Npy> arrays = arrays(surface);
    assertThat(arrays.get("x").doubles()).containsExactly(0, 1, 2, 3);
    assertThat(arrays.get("x_2").doubles()).isEqualTo(rough.values(1));
  }

  @Test
  void sameSurface_givesTheSameBytes() throws IOException {
    byte[] first = Exported.bytes(RoughSurface.plane(), "npz", Part.SURFACE);
    assertThat(Exported.bytes(RoughSurface.plane(), "npz", Part.SURFACE)).isEqualTo(first);
  }

  private static Map<String, Npy> arrays(Surface surface) throws IOException {
    byte[] file = Exported.bytes(surface, "npz", Part.SURFACE);
    Map<String, Npy> arrays = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        assertThat(entry.getName()).matches("[A-Za-z0-9_-]+\\.npy");
        arrays.put(entry.getName().replace(".npy", ""), Npy.read(zip.readAllBytes()));
      }
    }
    return arrays;
  }
}
