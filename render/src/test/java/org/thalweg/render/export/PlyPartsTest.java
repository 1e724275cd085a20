// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class PlyPartsTest {
  private static final String END = "end_header\n";

  @Test
  void points_areTheSurfacesVerticesAlone() throws IOException {
    byte[] cloud = Exported.bytes(TestSurfaces.indexed(), "ply", Part.POINTS);
    byte[] mesh = Exported.bytes(TestSurfaces.indexed(), "ply", Part.SURFACE);
    assertThat(header(cloud)).contains("element vertex 35\n").doesNotContain("face", "edge");
    byte[] vertices = Arrays.copyOfRange(cloud, header(cloud).length(), cloud.length);
    assertThat(vertices).hasSize(35 * (6 * 4 + 3 + 2 * 4 + 1));
    assertThat(Arrays.copyOfRange(mesh, header(mesh).length(), mesh.length))
        .startsWith(vertices)
        .hasSize(vertices.length + 48 * 13);
  }

  @Test
  void path_hasTrueLossAndEdgesWithinEachPath() throws IOException {
    byte[] file = Exported.bytes(RoughSurface.plane(), "ply", Part.PATH);
    assertThat(header(file))
        .contains("element vertex 3\n", "element edge 1\n")
        .contains("comment path 0 is a,\"b\"_v 9 9 9_<c>&</c>_\ncomment path 1 is sgd\n")
        .contains("property float loss\nproperty float off_plane\n")
        .contains("property int step\nproperty int path\n");
    ByteBuffer body = Exported.numbers(file).position(header(file).length());
    assertVertex(body, 0.5f, 0.25f, 1.5f, Float.POSITIVE_INFINITY, 0.125f, 0, 0);
    float z = 1.5f * (0.75f + 5) / 12;
    assertVertex(body, 1.5f, -0.25f, z, 0.75f, 0, 2, 0);
    assertVertex(body, 1, 0, 1.5f * 3 / 12, -2, 3, 0, 1);
    assertThat(body.getInt()).isZero();
    assertThat(body.getInt()).isEqualTo(1);
    assertThat(body.hasRemaining()).isFalse();
  }

  private static void assertVertex(
      ByteBuffer body, float x, float y, float z, float loss, float offPlane, int step, int path) {
    assertThat(body.getFloat()).isEqualTo(x);
    assertThat(body.getFloat()).isEqualTo(y);
    assertThat(body.getFloat()).isEqualTo(z);
    body.position(body.position() + 3);
    assertThat(body.getFloat()).isEqualTo(loss);
    assertThat(body.getFloat()).isEqualTo(offPlane);
    assertThat(body.getInt()).isEqualTo(step);
    assertThat(body.getInt()).isEqualTo(path);
  }

  @Test
  void pathOfASurfaceWithout_isRefused() {
    for (Surface surface : new Surface[] {TestSurfaces.bowl(), TestSurfaces.curve()}) {
      assertThatThrownBy(() -> Exported.bytes(surface, "ply", Part.PATH))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("a path export needs a plane with a path over it, got none");
    }
  }

  @Test
  void partThatAFormatCannotHold_isRefusedWithThoseThatCan() {
    assertThatThrownBy(() -> Exported.bytes(TestSurfaces.bowl(), "vti", Part.PATH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a .vti export holds the surface, got \"path\"; that goes to .csv, .ply");
    assertThatThrownBy(() -> Exported.bytes(TestSurfaces.bowl(), "csv", Part.POINTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a .csv export holds the surface or path or critical, got \"points\"; that goes to .ply");
  }

  private static String header(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf(END) + END.length());
  }
}
