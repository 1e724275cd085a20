// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

class CsvExporterTest {

  @Test
  void roughPlane_isGolden() throws IOException {
    Golden.assertSameText("rough.csv", Exported.text(RoughSurface.plane(), "csv"));
  }

  @Test
  void roughPaths_areGolden() throws IOException {
    Golden.assertSameText("rough-path.csv", Exported.text(RoughSurface.plane(), "csv", Part.PATH));
  }

  @Test
  void nonSquareGrid_keepsAxisOrderAndEveryBit() throws IOException {
    Surface surface = TestSurfaces.indexed();
    List<String> rows = Exported.text(surface, "csv").lines().toList();
    assertThat(rows).hasSize(36);
    for (int node = 0; node < 35; node++) {
      String[] cells = rows.get(node + 1).split(",");
      assertThat(Double.parseDouble(cells[0])).isEqualTo(node % 5);
      assertThat(Double.parseDouble(cells[1])).isEqualTo(node / 5);
      assertThat(Double.parseDouble(cells[2])).isEqualTo(100 * (node % 5) + node / 5);
      assertThat(Double.parseDouble(cells[3])).isEqualTo(surface.value(1, node));
    }
  }

  @Test
  void line_hasNoYColumn() throws IOException {
    assertThat(Exported.text(RoughSurface.line(), "csv"))
        .startsWith("x,train_loss,status\r\n0.0,0.0,0\r\n0.5,inf,0\r\n1.0,1.0,0\r\n");
  }

  @Test
  void surfaceWithoutPaths_hasNoTableOfThem() {
    assertThatThrownBy(() -> Exported.text(TestSurfaces.bowl(), "csv", Part.PATH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a path export needs a surface with a path over it, got none");
  }
}
