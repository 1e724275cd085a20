// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.TestSurfaces;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Lettering;
import org.thalweg.render.figure.Paragraph;

class CaptionTest {
  @Test
  void caption_saysWhatThePictureHides() {
    assertThat(Caption.of(TestSurfaces.chasm(), 0).text(List.of("log scale")))
        .contains(
            "at the centre: training loss 0.13",
            "cross-entropy over n = 500 training images of cifar10 (first:500)",
            "random directions from 31a71e40, filter-normalised, biases and batch norm fixed",
            "batch norm frozen",
            "seed 0",
            "1 unit = 0.979 ‖θ‖ and 0.99 ‖θ‖",
            "51 × 51 points",
            "log scale",
            "hatched: 161 of 2601 points not finite");
  }

  @Test
  void captionWithAHessian_tellsTheOddsOfARandomPlane() {
    Surface plane =
        TestSurfaces.bowl()
            .with(
                new Finding.Spectrum(
                    35.21,
                    OptionalDouble.of(-1.5),
                    OptionalDouble.of(210),
                    OptionalDouble.empty(),
                    OptionalDouble.of(61),
                    OptionalDouble.of(2.434)),
                new Finding.PlaneOdds(0.253, OptionalDouble.of(0.745), OptionalDouble.empty()));
    assertThat(Caption.of(plane, 0).text(List.of()))
        .contains(
            "Hessian at the centre: λmax = 35.2, λmin = −1.5, tr H = 210, ‖H‖ = 61, ρ = 2.43",
            "a random Gaussian plane would show a saddle with 25.3 %, a minimum with 74.5 %");
    assertThat(Caption.of(TestSurfaces.bowl(), 0).text(List.of()))
        .doesNotContain("Hessian", "saddle");
  }

  @Test
  void captionOfAPath_tellsExplainedShareAndResidual() {
    assertThat(Caption.of(TestSurfaces.himmelblau(), 0).text(List.of()))
        .contains("the plane holds 86.1 % of the path's variation", "up to 4 off the plane");
  }

  @Test
  void captionOfTwoSplits_tellsTheTestErrorAtTheCentre() {
    // 94 / (1 + 0.8 · loss) per cent of the test images are right there.
    assertThat(Caption.of(TestSurfaces.line(), 0).text(List.of()))
        .startsWith("at the centre: training loss 0.0226, test loss 0.275, test error 7.67 %")
        .contains("true losses: small batch 0.01, large batch 0.01", "barrier 2.19");
  }

  @Test
  void knownTestError_goesBeforeTheSamplesOne() {
    Surface line = TestSurfaces.line();
    assertThat(Caption.of(TestSurfaces.withFigure(line, "testError", 6.34), 0).text(List.of()))
        .contains("test error 6.34 %")
        .doesNotContain("7.67");
  }

  @Test
  void rowsOfATable_areSamples_notImages() {
    Question.Data iris = new Question.Data("iris", "train", "all", 150, "cafe", "none");
    assertThat(Caption.of(TestSurfaces.over(TestSurfaces.himmelblau(), iris), 0).text(List.of()))
        .contains("over n = 150 training samples of iris (all)");
  }

  @Test
  void captionOfAPlane_tellsHowConvexItIs() {
    Surface plane = TestSurfaces.chasm();
    assertThat(Caption.of(plane, 0).text(List.of())).doesNotContain("indefinite");
    plane = plane.with(new Finding.Indefiniteness(312, OptionalDouble.of(0.034)));
    assertThat(Caption.of(plane, 0).text(List.of()))
        .contains("plane Hessian indefinite in 3.4 % of 312 cells with loss below ln 10");
  }

  @Test
  void captionOfDraws_namesTheirSeeds() {
    Surface repeated = TestSurfaces.repeated(Grid.line(Axis.parse("-1:1:5")), 10);
    assertThat(Caption.of(repeated, 0).text(List.of())).contains("10 draws, seeds 7..16");
  }

  @Test
  void modelBesideThePlane_isNamedWithItsDistance() {
    assertThat(Caption.of(TestSurfaces.triangle(), 0).text(List.of()))
        .contains("off the plane (open diamond): swa_model.pt by 1.7")
        .doesNotContain("C by");
  }

  @Test
  void captionOfSeveral_saysOnceWhatTheyShare() {
    Surface a = TestSurfaces.curve();
    Surface b = TestSurfaces.withFigure(a, "testError", 7);
    String text =
        Caption.ofSeveral(
                List.of(Caption.of(a, 0), Caption.of(b, 0)), List.of("a", "b"), List.of("log"))
            .full();
    assertThat(text.split("cross-entropy", -1)).hasSize(2);
    assertThat(text)
        .contains("a: at the centre: training loss 8·10⁻⁴")
        .contains("b: at the centre: training loss 8·10⁻⁴, test error 7 %")
        .endsWith("log");
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
    assertThat(Caption.of(foreign, 0).text(List.of())).contains("The file tells nothing");
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
