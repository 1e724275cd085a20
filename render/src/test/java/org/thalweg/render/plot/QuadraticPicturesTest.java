// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.analysis.quadratic.LocalQuadratic;
import org.thalweg.landscape.analysis.quadratic.QuadraticOverlay;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

/** Measured losses with their quadratic model over them. */
class QuadraticPicturesTest {
  private static final Tolerance TENTH = Tolerance.ofRise(0.1);

  @TempDir private Path folder;

  /** A trough with quartic walls: off its model along x first. */
  private static Surface plane() {
    Surface measured =
        TestSurfaces.plane(
            "resnet56",
            "-1:1:31",
            "-1:1:25",
            (x, y) -> 0.2 + x * x + 2.5 * y * y + 0.6 * x * y + 1.5 * Math.pow(x, 4),
            List.of());
    return QuadraticOverlay.add(measured, new LocalQuadratic(0.2, 0, 0, 2, 0.6, 5), TENTH);
  }

  private static Surface curve() {
    Grid grid = TestSurfaces.curve().grid();
    double[] loss = new double[grid.size()];
    for (int i = 0; i < loss.length; i++) {
      double a = grid.at(i).x();
      loss[i] = 0.3 + 0.1 * a + 2 * a * a - 1.4 * Math.pow(a, 3) + a * a * a * a;
    }
    Surface measured = TestSurfaces.repeated(grid, 2).withChannel(Channel.loss("train"), loss);
    return QuadraticOverlay.add(measured, new LocalQuadratic(0.3, 0.1, 0, 4, 0, 0), TENTH);
  }

  private String svg(Surface surface, PlotOptions.Builder options) throws IOException {
    Path out = folder.resolve("a.svg");
    Stills.write(surface, out, options.build());
    return Files.readString(out);
  }

  @Test
  void planeWithItsModel_looksAsAccepted() throws IOException {
    Golden.assertSameText(
        "quadratic-plane.svg", svg(plane(), PlotOptions.builder().quadratic(TENTH)));
  }

  @Test
  void curveWithItsModel_looksAsAccepted() throws IOException {
    Golden.assertSameText(
        "quadratic-curve.svg",
        svg(curve(), PlotOptions.builder().channel("train_loss").quadratic(TENTH)));
  }

  @Test
  void quadraticPlane_isSaidToHoldEverywhere() throws IOException {
    LocalQuadratic model = new LocalQuadratic(1, 0.5, -1, 3, 1, 6);
    Surface surface =
        QuadraticOverlay.add(
            TestSurfaces.plane("resnet56", "-1:1:5", "0:1:7", model::at, List.of()), model, TENTH);

    String svg = svg(surface, PlotOptions.builder().quadratic(TENTH));

    assertThat(svg).contains("within 10 % of its rise everywhere").doesNotContain("holds to");
  }

  @Test
  void picturesWithoutTheOption_doNotShowTheModel() throws IOException {
    assertThat(svg(plane(), PlotOptions.builder())).doesNotContain("quadratic model");
  }

  @ParameterizedTest
  @EnumSource(names = {"CONTOUR", "FILLED", "HEAT"})
  void everyPlaneSeenFromAbove_showsIt(PlotKind kind) throws IOException {
    assertThat(svg(plane(), PlotOptions.builder().kind(kind).quadratic(TENTH)))
        .contains("quadratic model", "holds to 10 % of its rise");
  }

  @Test
  void pictureThatCannotShowIt_isRefused() {
    PlotOptions.Builder options = PlotOptions.builder().quadratic(TENTH);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svg(TestSurfaces.bowl(), options))
        .withMessageContaining("the surface holds no quadratic model");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> svg(plane(), PlotOptions.builder().quadratic(TENTH).channel("train_acc")))
        .withMessageContaining("of train_loss, got channel train_acc");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> svg(plane(), PlotOptions.builder().quadratic(TENTH).kind(PlotKind.SURFACE)))
        .withMessageContaining("choose another picture");
  }

  @Test
  void parametersNorm_makesTheRadiusRelative() throws IOException {
    Surface known = plane().with(Findings.ofFigures(Map.of("parameterNorm", 50.0)));
    assertThat(svg(known, PlotOptions.builder().quadratic(TENTH)))
        .containsPattern("to a distance of [^ ]+ = [^ ]+ ‖θ‖");
  }
}
