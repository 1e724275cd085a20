// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

/** Pictures of lines and planes with models, several draws, several runs. */
class PicturesTest {
  private static final Grid LARGE = Grid.plane(Axis.parse("-2:2:9"), Axis.parse("-1:1:7"));
  private static final Grid SMALL = Grid.plane(Axis.parse("-1:1:9"), Axis.parse("-1:1:7"));

  @TempDir private Path folder;

  @Test
  void lineBetweenTwoModels_looksAsAccepted() throws IOException {
    Golden.assertSameText("line.svg", svg(TestSurfaces.line(), PlotOptions.builder()));
  }

  @Test
  void meanAndBandOfDraws_looksAsAccepted() throws IOException {
    Surface repeated = TestSurfaces.repeated(Grid.line(Axis.parse("-1:1:21")), 5);
    Golden.assertSameText("repeated-curve.svg", svg(repeated, PlotOptions.builder()));
  }

  @Test
  void stripOfDraws_looksAsAccepted() throws IOException {
    Golden.assertSameText(
        "repeated-strip.svg", svg(TestSurfaces.repeated(SMALL, 5), PlotOptions.builder()));
  }

  @Test
  void planesSideBySide_lookAsAccepted() throws IOException {
    Surface one = TestSurfaces.withFigure(TestSurfaces.chasm(), "testError", 6.34);
    one = one.with(new Finding.Indefiniteness(312, OptionalDouble.of(0.034)));
    Surface two = TestSurfaces.withFigure(TestSurfaces.chasm(), "testError", 13.31);
    Path out = folder.resolve("planes.svg");
    Stills.write(List.of(one, two), List.of("with", "without"), out, PlotOptions.defaults());
    assertThat(text(out)).contains(">test error 6.34 %, indefinite 3.4 %<", ">test error 13.3 %<");
    assertThat(text(out)).contains("random directions, filter-normalised");
    Golden.assertSameText("planes.svg", text(out));
  }

  @Test
  void planesOverOtherCoordinates_areRefused() {
    Path out = folder.resolve("planes.svg");
    List<Surface> different =
        List.of(TestSurfaces.repeated(SMALL, 2), TestSurfaces.repeated(LARGE, 2));
    assertThatThrownBy(
            () -> Stills.write(different, List.of("a", "b"), out, PlotOptions.defaults()))
        .hasMessage(
            "planes side by side cover the same coordinates, got -1.0:1.0 in a and -2.0:2.0 in b; draw each by itself");
  }

  @Test
  void planeOfThreeModels_looksAsAccepted() throws IOException {
    Surface plane = TestSurfaces.triangle();
    PlaneLine line = PlaneLine.of(plane, TestSurfaces.line(), "ab.h5").orElseThrow();
    Golden.assertSameText("triangle.svg", svg(plane, PlotOptions.builder().lines(List.of(line))));
  }

  @Test
  void pinsInSpace_lookAsAccepted() throws IOException {
    Path out = folder.resolve("a.png");
    Stills.write(
        TestSurfaces.triangle(),
        out,
        PlotOptions.builder().kind(PlotKind.SURFACE).size(480, 420).pixelScale(1).build());
    Golden.assertSimilarImage("triangle-surface.png", out);
  }

  @Test
  void criticalPointsWithSeparatricesAndBasins_lookAsAccepted() throws IOException {
    Golden.assertSameText(
        "critical.svg",
        svg(
            TestSurfaces.himmelblau(),
            PlotOptions.builder().kind(PlotKind.CONTOUR).separatrices(true).basins(true)));
  }

  @Test
  void criticalPointsInSpace_lookAsAccepted() throws IOException {
    Path out = folder.resolve("a.png");
    Stills.write(
        TestSurfaces.himmelblau(),
        out,
        PlotOptions.builder()
            .kind(PlotKind.SURFACE)
            .separatrices(true)
            .size(480, 420)
            .pixelScale(1)
            .build());
    Golden.assertSimilarImage("critical-surface.png", out);
  }

  @Test
  void labelsOfCriticalPoints_areOnEveryKindOfPictureAndOnLines() throws IOException {
    for (PlotKind kind : List.of(PlotKind.FILLED, PlotKind.CONTOUR, PlotKind.HEAT)) {
      String drawn =
          svg(TestSurfaces.himmelblau(), PlotOptions.builder().kind(kind).critical(true));
      assertThat(drawn).contains(">m4<").contains(">s4<").contains(">M1<");
      assertThat(drawn).contains("4 minima (disc), 4 saddles (cross), 1 maximum (triangle)");
    }
    assertThat(svg(TestSurfaces.line(), PlotOptions.builder().critical(true)))
        .contains(">M1<")
        .contains("critical points of the line");
    assertThat(svg(TestSurfaces.himmelblau(), PlotOptions.builder())).doesNotContain(">m4<");
  }

  @Test
  void pathBesideThePlane_looksAsAccepted() throws IOException {
    Golden.assertSameText(
        "path-losses.svg", svg(TestSurfaces.twoPaths(), PlotOptions.builder().kind(PlotKind.PATH)));
  }

  @Test
  void comparison_looksAsAccepted() throws IOException {
    Path out = folder.resolve("a.svg");
    Stills.write(
        List.of(TestSurfaces.curve(), TestSurfaces.line()),
        List.of("small batch", "large batch"),
        out,
        PlotOptions.defaults());
    Golden.assertSameText("comparison.svg", text(out));
  }

  @Test
  void unitOfDistance_isAsLongOnBothAxes() throws IOException {
    String svg = svg(TestSurfaces.triangle(), PlotOptions.builder().kind(PlotKind.CONTOUR));
    double alongX = between(svg, "0", "10", "x");
    double alongY = between(svg, "10", "0", "y");
    assertThat(alongX).isCloseTo(alongY, org.assertj.core.api.Assertions.within(0.03));
  }

  /** The distance of two tick labels; x ticks are centred, y ticks end at the axis. */
  private static double between(String svg, String from, String to, String axis) {
    String anchor = axis.equals("x") ? "middle" : "end";
    return Math.abs(tick(svg, to, axis, anchor) - tick(svg, from, axis, anchor));
  }

  private static double tick(String svg, String label, String axis, String anchor) {
    return Pattern.compile("<text[^>]*>" + label + "</text>")
        .matcher(svg)
        .results()
        .map(r -> r.group())
        .filter(t -> t.contains("text-anchor=\"" + anchor + "\""))
        .map(t -> t.replaceAll(".* " + axis + "=\"([-0-9.]+)\".*", "$1"))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7, 12})
  void everyDraw_isShownWithItsSeed(int draws) throws IOException {
    String svg = svg(TestSurfaces.repeated(SMALL, draws), PlotOptions.builder());
    for (int i = 0; i < draws; i++) {
      assertThat(svg).contains(">seed " + (7 + i) + "</text>");
    }
    assertThat(svg).contains("%d draws, seeds 7..%d".formatted(draws, 6 + draws));
  }

  @Test
  void namedChannel_showsTheMeanUnlessAStripIsAsked() throws IOException {
    Surface repeated = TestSurfaces.repeated(SMALL, 3);
    assertThat(svg(repeated, PlotOptions.builder().channel("train_acc")))
        .contains("the mean of the draws")
        .doesNotContain(">seed 7<");
    assertThat(svg(repeated, PlotOptions.builder().channel("train_acc").strip(true)))
        .contains(">seed 7<");
    assertThat(svg(repeated, PlotOptions.builder().strip(false))).doesNotContain(">seed 7<");
  }

  @Test
  void weightDecay_isDrawnBesideTheLossesWhenAsked() throws IOException {
    assertThat(svg(TestSurfaces.line(), PlotOptions.builder())).doesNotContain("weight decay term");
    assertThat(svg(TestSurfaces.line(), PlotOptions.builder().channel("weight_decay")))
        .contains(">weight decay term</text>", ">training loss</text>");
  }

  @Test
  void severalPaths_haveNamesAndSharesInTheLegend() throws IOException {
    assertThat(svg(TestSurfaces.twoPaths(), PlotOptions.builder()))
        .contains(">gradient descent (71.0 % on the plane)</text>")
        .contains(">adam (90.5 % on the plane)</text>");
  }

  @Test
  void pathsWithoutASurface_areDrawnOnAnEmptyPlane() throws IOException {
    Path out = folder.resolve("a.svg");
    Surface paths = TestSurfaces.twoPaths();
    Stills.writePath(paths.paths(), paths.findings(), out, PlotOptions.defaults());
    assertThat(text(out)).contains(">PC 1 (71.3 %)</text>", "training paths", "“adam”");
    assertThatThrownBy(() -> Stills.writePath(List.of(), out, PlotOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a path picture needs at least one finite point, got none");
  }

  @Test
  void namesInPdf_canBeSearchedInTheirBundledFont() throws IOException {
    Path out = folder.resolve("a.pdf");
    Stills.write(TestSurfaces.triangle(), out, PlotOptions.defaults());
    try (PDDocument document = Loader.loadPDF(out.toFile())) {
      assertThat(new PDFTextStripper().getText(document)).contains("swa_model.pt", "A → B");
      for (var name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void everyPicture_comesInEveryStyleAndFormat(Style style) throws IOException {
    for (String extension : new String[] {"svg", "pdf", "png"}) {
      Path out = folder.resolve(style + "." + extension);
      PlotOptions.Builder options = PlotOptions.builder().style(style).pixelScale(1);
      for (Surface surface :
          List.of(TestSurfaces.line(), TestSurfaces.repeated(SMALL, 4), TestSurfaces.twoPaths())) {
        Stills.write(surface, out, options.build());
        assertThat(out).isNotEmptyFile();
      }
      Stills.write(TestSurfaces.twoPaths(), out, options.kind(PlotKind.SURFACE).build());
      assertThat(out).isNotEmptyFile();
    }
  }

  @Test
  void comparisonWithAPlaneOrWithoutNames_isRefused() {
    Path out = folder.resolve("a.png");
    List<Surface> mixed = List.of(TestSurfaces.curve(), TestSurfaces.bowl());
    assertThatThrownBy(() -> Stills.write(mixed, List.of("a", "b"), out, PlotOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a curve picture needs a surface of 1 dimension, got 2");
    assertThatThrownBy(() -> Stills.write(mixed, List.of("a"), out, PlotOptions.defaults()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 2 surfaces and 1 names");
  }

  private String svg(Surface surface, PlotOptions.Builder options) throws IOException {
    Path out = folder.resolve("a.svg");
    Stills.write(surface, out, options.build());
    return text(out);
  }

  private static String text(Path svg) throws IOException {
    // The embedded letters are bytes of the font library, not of this drawing.
    return Files.readString(svg).replaceAll("base64,[A-Za-z0-9+/=]+", "base64,");
  }
}
