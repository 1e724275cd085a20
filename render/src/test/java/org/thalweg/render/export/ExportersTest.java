// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class ExportersTest {
  @TempDir private Path folder;

  @Test
  void unknownExtension_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Exporters.write(TestSurfaces.bowl(), folder.resolve("a.xyz")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an export ends in .csv, .glb, .json, .npz, .obj, .ply, .stl, .vti, .vtp, got"
                + " \"a.xyz\"");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusedExport_leavesNoFile() {
    assertThatThrownBy(() -> Exporters.write(TestSurfaces.curve(), folder.resolve("a.stl")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Exporters.write(TestSurfaces.bowl(), folder.resolve("a.ply"), Part.PATH))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void part_isWrittenToTheFile() throws IOException {
    Path file = folder.resolve("a.ply");
    Exporters.write(TestSurfaces.himmelblau(), file, Part.PATH);
    assertThat(Files.readAllBytes(file))
        .isEqualTo(Exported.bytes(TestSurfaces.himmelblau(), "ply", Part.PATH));
  }

  @Test
  void plyOfANonSquareGrid_keepsAxisOrder() throws IOException {
    Path file = folder.resolve("a.ply");
    Exporters.write(TestSurfaces.indexed(), file);
    ByteBuffer body = plyBody(file, "element vertex 35", "element face 48");
    for (int node = 0; node < 35; node++) {
      assertThat(body.getFloat()).isEqualTo(node % 5);
      assertThat(body.getFloat()).isEqualTo((float) (node / 5));
      body.position(body.position() + 19);
      assertThat(body.getFloat()).isEqualTo(100f * (node % 5) + node / 5);
      body.getFloat();
      assertThat(body.get()).isEqualTo((byte) 1);
    }
    assertThat(triangle(body)).containsExactly(0, 1, 6);
    assertThat(triangle(body)).containsExactly(0, 6, 5);
    assertThat(body.remaining()).isEqualTo(46 * 13);
  }

  @Test
  void plyWithHoles_clipsThemToTheTopAndFlagsThem() throws IOException {
    Path file = folder.resolve("a.ply");
    Surface chasm = TestSurfaces.chasm();
    Exporters.write(chasm, file);
    ByteBuffer body = plyBody(file, "element vertex 2601");
    int flagged = 0;
    for (int node = 0; node < 2601; node++) {
      body.position(body.position() + 8);
      float z = body.getFloat();
      body.position(body.position() + 15);
      float loss = body.getFloat();
      body.getFloat();
      boolean finite = body.get() == 1;
      flagged += finite ? 0 : 1;
      assertThat(Float.isFinite(loss)).isEqualTo(finite);
      assertThat(z).isBetween(0f, 1f);
      if (!finite) {
        assertThat(z).isEqualTo(1f);
      }
    }
    assertThat(flagged).isEqualTo(161);
  }

  @Test
  void plyOfALine_hasEdges() throws IOException {
    Path file = folder.resolve("a.ply");
    Exporters.write(TestSurfaces.curve(), file);
    ByteBuffer body = plyBody(file, "element vertex 21", "element edge 20");
    body.position(21 * 36);
    assertThat(body.getInt()).isZero();
    assertThat(body.getInt()).isEqualTo(1);
  }

  @Test
  void vtp_hasTheReferenceLayout() throws IOException {
    // The oracle x² + 10·y² + 0.05 on 5 × 5 nodes, as the reference implementation writes it.
    Surface surface =
        TestSurfaces.plane("q", "-1:1:5", "-1:1:5", (x, y) -> x * x + 10 * y * y + 0.05, List.of());
    String xml = vtp(surface);
    ByteBuffer z = VtkText.array(xml, "zvalue");
    for (double expected : new double[] {11.05, 10.3, 10.05, 10.3, 11.05, 3.55, 2.8}) {
      assertThat(z.getFloat()).isEqualTo((float) expected);
    }
    ByteBuffer means = VtkText.array(xml, "averaged zvalue");
    for (double expected : new double[] {6.925, 6.425, 6.425, 6.925}) {
      assertThat(means.getFloat()).isEqualTo((float) expected);
    }
    ByteBuffer corners = VtkText.array(xml.substring(xml.indexOf("<Polys>")), "connectivity");
    for (long expected : new long[] {0, 1, 6, 5, 1, 2, 7, 6}) {
      assertThat(corners.getLong()).isEqualTo(expected);
    }
    ByteBuffer offsets = VtkText.array(xml.substring(xml.indexOf("<Polys>")), "offsets");
    assertThat(offsets.getLong()).isEqualTo(4);
    assertThat(offsets.getLong()).isEqualTo(8);
  }

  @Test
  void vtpOfANonSquareGrid_keepsAxisOrder() throws IOException {
    String xml = vtp(TestSurfaces.indexed());
    ByteBuffer points = VtkText.array(xml, "Points");
    ByteBuffer losses = VtkText.array(xml, "train_loss");
    for (int node = 0; node < 35; node++) {
      float x = points.getFloat();
      float y = points.getFloat();
      assertThat(points.getFloat()).isEqualTo(100 * x + y);
      assertThat(losses.getDouble()).isEqualTo(100 * x + y);
      assertThat(x).isEqualTo(node % 5);
    }
  }

  @Test
  void vtpPath_isOneLineAfterTheGrid() throws IOException {
    String xml = vtp(TestSurfaces.himmelblau());
    assertThat(xml).contains("NumberOfPoints=\"2541\"", "NumberOfLines=\"1\"");
    ByteBuffer line = VtkText.array(xml.substring(xml.indexOf("<Lines>")), "connectivity");
    assertThat(line.getLong()).isEqualTo(41 * 61);
    assertThat(VtkText.array(xml, "averaged zvalue").remaining()).isEqualTo(4 * (1 + 40 * 60));
  }

  @Test
  void vtpOfAPathWithAPointNowhere_placesTheOthers() throws IOException {
    String xml = vtp(RoughSurface.plane());
    assertThat(xml).contains("NumberOfPoints=\"15\"", "NumberOfLines=\"2\"");
    ByteBuffer points = VtkText.array(xml, "Points").position(12 * 12);
    for (float expected : new float[] {0.5f, 0.25f, 7, 1.5f, -0.25f, 0.75f, 1, 0, -2}) {
      assertThat(points.getFloat()).isEqualTo(expected);
    }
  }

  @Test
  void vtpWithHoles_keepsThemInTheChannelAndOutOfTheMesh() throws IOException {
    String xml = vtp(TestSurfaces.chasm());
    ByteBuffer points = VtkText.array(xml, "Points");
    ByteBuffer losses = VtkText.array(xml, "train_loss");
    ByteBuffer finite = VtkText.array(xml, "finite");
    int holes = 0;
    for (int node = 0; node < 2601; node++) {
      boolean whole = Double.isFinite(losses.getDouble());
      holes += whole ? 0 : 1;
      assertThat(finite.get() == 1).isEqualTo(whole);
      assertThat(Float.isFinite(points.getFloat(12 * node + 8))).isTrue();
    }
    assertThat(holes).isEqualTo(161);
  }

  private String vtp(Surface surface) throws IOException {
    Path file = folder.resolve("a.vtp");
    Exporters.write(surface, file);
    return Files.readString(file);
  }

  private static ByteBuffer plyBody(Path file, String... header) throws IOException {
    byte[] all = Files.readAllBytes(file);
    String text = new String(all, StandardCharsets.ISO_8859_1);
    int start = text.indexOf("end_header\n") + "end_header\n".length();
    assertThat(text.substring(0, start)).contains(header);
    return ByteBuffer.wrap(all, start, all.length - start).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int[] triangle(ByteBuffer body) {
    assertThat(body.get()).isEqualTo((byte) 3);
    return new int[] {body.getInt(), body.getInt(), body.getInt()};
  }
}
