// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;

class VtiExporterTest {

  @Test
  void nonSquareGrid_keepsAxisOrder() throws IOException {
    String xml = Exported.text(TestSurfaces.indexed(), "vti");
    assertThat(xml)
        .contains(
            "WholeExtent=\"0 4 0 6 0 0\" Origin=\"0.0 0.0 0\" Spacing=\"1.0 1.0 1\"",
            "<Piece Extent=\"0 4 0 6 0 0\">",
            "<PointData Scalars=\"train_loss\">");
    ByteBuffer losses = VtkText.array(xml, "train_loss");
    for (int node = 0; node < 35; node++) {
      assertThat(losses.getDouble()).isEqualTo(100 * (node % 5) + node / 5);
    }
    assertThat(losses.hasRemaining()).isFalse();
  }

  @Test
  void holes_stayInTheChannelAndAreMasked() throws IOException {
    Surface surface = RoughSurface.plane();
    String xml = Exported.text(surface, "vti");
    assertThat(xml).contains("Origin=\"0.0 -0.5 0\" Spacing=\"1.0 0.5 1\"");
    for (int c = 0; c < 3; c++) {
      ByteBuffer values = VtkText.array(xml, surface.channels().get(c).name());
      for (int node = 0; node < 12; node++) {
        assertThat(values.getDouble()).isEqualTo((Double) surface.value(c, node));
      }
    }
    byte[] finite = new byte[12];
    VtkText.array(xml, "finite").get(finite);
    assertThat(finite).containsExactly(1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0);
    byte[] status = new byte[12];
    VtkText.array(xml, "status").get(status);
    assertThat(status).containsExactly(0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  @Test
  void line_isOneRow() throws IOException {
    String xml = Exported.text(TestSurfaces.curve(), "vti");
    assertThat(xml)
        .contains("WholeExtent=\"0 20 0 0 0 0\" Origin=\"-1.0 0 0\" Spacing=\"0.1 1 1\"");
    assertThat(VtkText.array(xml, "train_acc").remaining()).isEqualTo(21 * Double.BYTES);
  }

  @Test
  void channelNamedAsAnArrayOfOurs_getsANumber() throws IOException {
    Surface rough = RoughSurface.plane();
    Surface surface =
        new Surface(
            rough.grid(),
            List.of(new Channel("finite", "", "")),
            new double[][] {rough.values(1)},
            rough.status(),
            List.of(),
            Optional.empty());
    String xml = Exported.text(surface, "vti");
    assertThat(xml).contains("Scalars=\"finite_2\"");
    assertThat(VtkText.array(xml, "finite_2").getDouble()).isEqualTo(rough.value(1, 0));
  }
}
