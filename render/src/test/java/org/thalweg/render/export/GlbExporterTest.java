// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class GlbExporterTest {
  private static final float SINGLE = 1e-6f;

  @Test
  void nonSquareGrid_standsUprightInGridOrder() throws IOException {
    GlbFile file = glb(TestSurfaces.indexed());
    JsonNode surface = file.primitive(0);
    float[] at = file.floats(surface.at("/attributes/POSITION"));
    float[] normals = file.floats(surface.at("/attributes/NORMAL"));
    assertThat(at).hasSize(3 * 35);
    for (int node = 0; node < 35; node++) {
      assertThat(at[3 * node]).isEqualTo(node % 5);
      assertThat(at[3 * node + 1]).isBetween(0f, 3f);
      assertThat(at[3 * node + 2]).isEqualTo(-(float) (node / 5) + 0f);
      float x = normals[3 * node];
      float up = normals[3 * node + 1];
      float z = normals[3 * node + 2];
      assertThat(up).isPositive();
      assertThat(x * x + up * up + z * z).isCloseTo(1, within(SINGLE));
    }
    assertThat(file.ints(surface.get("indices"))).hasSize(144).startsWith(0, 1, 6, 0, 6, 5);
    assertThat(surface.get("mode").asInt()).isEqualTo(4);
    assertThat(file.json.at("/materials/0/doubleSided").asBoolean()).isTrue();
  }

  @Test
  void triangles_faceUp() throws IOException {
    GlbFile file = glb(TestSurfaces.chasm());
    float[] at = file.floats(file.primitive(0).at("/attributes/POSITION"));
    int[] corners = file.ints(file.primitive(0).get("indices"));
    for (int i = 0; i < corners.length; i += 3) {
      int a = 3 * corners[i];
      int b = 3 * corners[i + 1];
      int c = 3 * corners[i + 2];
      float up =
          (at[b + 2] - at[a + 2]) * (at[c] - at[a]) - (at[b] - at[a]) * (at[c + 2] - at[a + 2]);
      assertThat(up).isPositive();
    }
  }

  @Test
  void colours_areLinearLight() throws IOException {
    GlbFile file = glb(TestSurfaces.indexed());
    short[] colours = file.shorts(file.primitive(0).at("/attributes/COLOR_0"));
    // The low end of viridis is #440154: 0x44 is 5.78 % of the light, 0x01 0.03 %, 0x54 8.87 %.
    assertThat(colours).startsWith((short) 3788, (short) 20, (short) 5810, (short) 0xffff);
  }

  @Test
  void holes_lieAtTheTopAndAreCounted() throws IOException {
    GlbFile file = glb(RoughSurface.plane());
    JsonNode surface = file.primitive(0);
    float[] at = file.floats(surface.at("/attributes/POSITION"));
    assertThat(at[3 * RoughSurface.NAN + 1]).isEqualTo(1.5f);
    assertThat(at[3 * RoughSurface.MINUS_INFINITE + 1]).isEqualTo(1.5f);
    assertThat(surface.at("/extras/remarks/2").asText())
        .isEqualTo("4 nodes without a finite loss lie at the top");
  }

  @Test
  void paths_areNamedLinesOfTheirOwnColour() throws IOException {
    GlbFile file = glb(RoughSurface.plane());
    JsonNode nodes = file.json.get("nodes");
    assertThat(nodes.get(1).get("name").asText()).isEqualTo(RoughSurface.HOSTILE);
    assertThat(nodes.get(2).get("name").asText()).isEqualTo("sgd");
    assertThat(file.primitive(1).get("mode").asInt()).isEqualTo(3);
    // The checkpoint without a place is left out; the infinite loss is at the top.
    assertThat(file.floats(file.primitive(1).at("/attributes/POSITION")))
        .startsWith(0.5f, 1.5f, -0.25f)
        .hasSize(6);
    assertThat(file.primitive(2).get("mode").asInt()).isZero();
    assertThat(file.primitive(1).get("material")).isNotEqualTo(file.primitive(2).get("material"));
  }

  @Test
  void line_isALineStrip() throws IOException {
    GlbFile file = glb(RoughSurface.line());
    assertThat(file.primitive(0).get("mode").asInt()).isEqualTo(3);
    assertThat(file.primitive(0).has("indices")).isFalse();
    assertThat(file.floats(file.primitive(0).at("/attributes/POSITION")))
        .containsExactly(0, 0, 0, 0.5f, 1, 0, 1, 0.5f, 0, 1.5f, 0.75f, 0, 2, 1, 0);
  }

  private static GlbFile glb(Surface surface) throws IOException {
    return new GlbFile(Exported.bytes(surface, "glb", Part.SURFACE));
  }
}
