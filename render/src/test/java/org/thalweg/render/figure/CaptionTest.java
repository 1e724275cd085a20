// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;

class CaptionTest {
  @Test
  void caption_saysWhatThePictureHides() {
    assertThat(Caption.of(TestSurfaces.chasm(), 0).text(List.of("log scale")))
        .contains(
            "cross-entropy over n = 500 images of cifar10, train split (first:500)",
            "centre: resnet56_noshort, sha256 31a71e40a12e",
            "random directions, filter-normalised",
            "ignored: biases and batch norm",
            "batch norm frozen",
            "seed 0",
            "51 × 51 points",
            "log scale",
            "hatched: 161 of 2601 points not finite");
  }

  @Test
  void captionOfAPath_tellsExplainedShareAndResidual() {
    assertThat(Caption.of(TestSurfaces.himmelblau(), 0).text(List.of()))
        .contains("the plane holds 86.1 % of the path's variation", "up to 4 off the plane");
    assertThat(AxisTitle.x(TestSurfaces.himmelblau()))
        .isEqualTo("α (multiples of direction 1, ‖δ‖/‖θ‖ = 0.979, 71.3 % of the path)");
  }

  @Test
  void surfaceOfAnotherTool_saysThatNothingIsKnown() {
    Surface bowl = TestSurfaces.bowl();
    Surface foreign =
        new Surface(
            bowl.grid(),
            bowl.channels(),
            new double[][] {bowl.values(0), bowl.values(1)},
            bowl.status(),
            List.of(),
            Optional.empty());
    assertThat(Caption.of(foreign, 0).text(List.of())).startsWith("The file tells nothing");
    assertThat(Caption.of(foreign, 0).title("training loss")).isEqualTo("training loss");
  }

  @Test
  void paragraph_neverGoesBeyondItsWidth() {
    Lettering lettering = Lettering.of(Ink.of(0), 10.5);
    String text = Caption.of(TestSurfaces.chasm(), 0).text(List.of("x".repeat(300)));
    for (double width : new double[] {120, 333, 900}) {
      Paragraph wrapped = Paragraph.wrap(text, lettering, width);
      assertThat(wrapped.lines()).allMatch(line -> lettering.widthOf(line) <= width);
      assertThat(String.join("", wrapped.lines()).replace(" ", ""))
          .isEqualTo(text.replace(" ", ""));
    }
  }
}
