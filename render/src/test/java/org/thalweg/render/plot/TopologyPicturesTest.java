// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.topology.Threshold;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

class TopologyPicturesTest {
  @TempDir private Path folder;

  @Test
  void diagramOfAChasm_looksAsAccepted() throws IOException {
    Golden.assertSameText("chasm-diagram.svg", svg(TestSurfaces.chasm(), PlotKind.DIAGRAM));
  }

  @Test
  void barcodeOfAChasm_looksAsAccepted() throws IOException {
    Golden.assertSameText("chasm-barcode.svg", svg(TestSurfaces.chasm(), PlotKind.BARCODE));
  }

  @Test
  void treeOfFourMinima_looksAsAccepted() throws IOException {
    Golden.assertSameText("himmelblau-tree.svg", svg(TestSurfaces.himmelblau(), PlotKind.TREE));
  }

  @Test
  void profileOfFourMinima_looksAsAccepted() throws IOException {
    Golden.assertSameText(
        "himmelblau-profile.svg", svg(TestSurfaces.himmelblau(), PlotKind.PROFILE));
  }

  @Test
  void caption_tellsTheThresholdAndWhatWasCancelled() throws IOException {
    String svg =
        svg(
            TestSurfaces.himmelblau(),
            PlotOptions.builder().kind(PlotKind.TREE).threshold(Threshold.exactly(20)).build());

    assertThat(svg)
        .contains("persistence threshold 20")
        .contains("3 of 4 minima, 2 of 4 saddles and 0 of 1 maximum are kept")
        .doesNotContain("ring to disc");
  }

  @Test
  void pairs_haveTheNamesOfThePointsOnThePlane() throws IOException {
    List<String> names =
        CriticalAnalysis.of(TestSurfaces.himmelblau()).pairs().stream()
            .map(p -> String.join("–", p.from().label(), p.to().label()).replaceAll("–$", ""))
            .toList();

    assertThat(names).hasSize(5).contains("s4–M1");
    for (PlotKind kind : List.of(PlotKind.DIAGRAM, PlotKind.BARCODE)) {
      String svg = svg(TestSurfaces.himmelblau(), kind);
      assertThat(names).allSatisfy(name -> assertThat(svg).contains(">" + name + "</text>"));
    }
  }

  @Test
  void bowlWithOneMinimum_hasAllPicturesToo() throws IOException {
    for (PlotKind kind : PlotKind.values()) {
      if (kind.isTopology()) {
        assertThat(svg(TestSurfaces.bowl(), kind)).contains("1 of 1 minimum");
      }
    }
  }

  @Test
  void line_isRefused() {
    assertThatThrownBy(() -> svg(TestSurfaces.curve(), PlotKind.DIAGRAM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a diagram picture needs a surface of 2 dimensions, got 1");
  }

  private String svg(Surface surface, PlotKind kind) throws IOException {
    return svg(surface, PlotOptions.builder().kind(kind).build());
  }

  private String svg(Surface surface, PlotOptions options) throws IOException {
    Path out = folder.resolve("picture.svg");
    Stills.write(surface, out, options);
    return Files.readString(out);
  }
}
