// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.analysis.shape.Convexity;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** From a released network to every file that is made of it. */
class SurfaceToPictureTest {

  @TempDir private Path folder;

  @Test
  void smallPlane_becomesPicturesMeshesAndAPage() throws Exception {
    Path file = folder.resolve("a.h5");
    Typed surface =
        Typed.of(
            (Object[])
                RealInputs.smallSurface(
                    file,
                    "--samples",
                    "first:16",
                    "--x",
                    "-1:1:5",
                    "--y",
                    "-1:1:3",
                    "--save-directions",
                    folder.resolve("d.h5").toString()));

    assertThat(surface.code()).isZero();
    assertThat(surface.out()).contains("5 x 3 points").contains("images/s");
    for (String name : new String[] {"a.png", "a.svg", "a.pdf", "a.ply", "a.vtp", "a.html"}) {
      Path made = folder.resolve(name);
      Typed typed =
          name.endsWith("html")
              ? Typed.of("view", file, "--html", made)
              : Typed.of(name.matches(".*(ply|vtp)") ? "export" : "plot", file, "-o", made);
      assertThat(typed.err()).isEqualTo("wrote " + made + System.lineSeparator());
      assertThat(typed.code()).isZero();
      assertThat(Files.size(made)).isGreaterThan(500);
    }
  }

  @Test
  void savedDirections_giveTheSameSurface() {
    Path directions = folder.resolve("d.h5");
    String[] plane = {"--samples", "first:16", "--x", "-1:1:3", "--y", "-0.5:0.5:2"};
    Typed.of(
        (Object[])
            RealInputs.smallSurface(
                folder.resolve("drawn.h5"),
                concat(plane, "--save-directions", directions.toString())));
    Typed.of(
        (Object[])
            RealInputs.smallSurface(
                folder.resolve("read.h5"),
                concat(plane, "--direction-file", directions.toString())));

    Surface drawn = SurfaceFile.read(folder.resolve("drawn.h5"));
    Surface read = SurfaceFile.read(folder.resolve("read.h5"));
    assertThat(read.values(0)).isEqualTo(drawn.values(0));
  }

  @Test
  void rerun_isTheSameInEveryBit() {
    Path file = folder.resolve("a.h5");
    Path again = folder.resolve("again.h5");
    Typed.of((Object[]) RealInputs.smallSurface(file, "--samples", "16", "--x", "-1:1:3"));

    Typed rerun = Typed.of("rerun", file, "-o", again);

    assertThat(rerun.code()).isZero();
    assertThat(rerun.out()).contains("the same in every bit");
    assertThat(SurfaceFile.read(again).values(0)).isEqualTo(SurfaceFile.read(file).values(0));
  }

  @Test
  void info_tellsProgramsWhereItComesFrom() throws Exception {
    Path file = folder.resolve("a.h5");
    Typed.of((Object[]) RealInputs.smallSurface(file, "--samples", "first:16", "--x", "-1:1:3"));

    JsonNode tree = new ObjectMapper().readTree(Typed.of("info", file, "--json").out());

    assertThat(tree.at("/provenance/question/model/architecture").asText()).isEqualTo("resnet56");
    assertThat(tree.at("/provenance/question/data/count").asInt()).isEqualTo(16);
    assertThat(tree.at("/provenance/run/command/0").asText()).isEqualTo("surface");
    assertThat(tree.at("/provenance/run/command/1").asText()).isEqualTo("--arch");
    assertThat(tree.at("/points").asInt()).isEqualTo(3);
    assertThat(Typed.of("info", file).out()).contains("resnet56", "first:16", "filter", "frozen");
  }

  @Test
  void info_tellsTheShapeOfPlanesAndLines() throws Exception {
    Path plane = folder.resolve("plane.h5");
    Path draws = folder.resolve("draws.h5");
    Digits.surface(plane, "--x", "-1:1:5", "--y", "-1:1:4");
    Digits.surface(draws, "--x", "-1:1:5", "--repeats", "2");

    JsonNode convexity = json(plane).at("/convexity/0");
    Convexity measured = Convexity.of(SurfaceFile.read(plane), 0, Convexity.CHANCE_OF_TEN);
    assertThat(convexity.at("/judged").asInt()).isEqualTo(measured.judged());
    assertThat(convexity.at("/border").asInt()).isEqualTo(measured.border());
    assertThat(json(plane).at("/figures/judgedCells").asInt()).isEqualTo(measured.judged());
    assertThat(Typed.of("info", plane).out()).contains("loss below 2.303: plane Hessian");
    assertThat(json(draws).has("convexity")).isFalse();
    assertThat(json(draws).at("/widths").isArray()).isTrue();
  }

  private static JsonNode json(Path file) throws Exception {
    return new ObjectMapper().readTree(Typed.of("info", file, "--json").out());
  }

  @Test
  void errorsCurvesAndPaths_areDrawnFromFilesOfOthers() {
    Path plane = folder.resolve("plane.h5");
    Path curve = folder.resolve("curve.h5");
    Digits.surface(plane, "--x", "-1:1:4", "--y", "-1:1:3");
    Digits.surface(curve, "--x", "-1:1:5");

    // The reference fails on these names: its own files hold no errors.
    assertDrawn(plane, "--channel", "train_err");
    assertDrawn(curve, "--channel", "train_err");
    assertDrawn(plane, curve.toString());
    assertDrawn(curve, curve.toString());
    Typed typed = Typed.of("export", plane, "-o", folder.resolve("copy.h5"));
    assertThat(typed.code()).isZero();
    assertThat(SurfaceFile.read(folder.resolve("copy.h5")).values(0))
        .isEqualTo(SurfaceFile.read(plane).values(0));
  }

  @Test
  void severalPlanes_standSideBySide_andCarryNoCurve() {
    Path one = folder.resolve("one.h5");
    Path two = folder.resolve("two.h5");
    Path curve = folder.resolve("curve.h5");
    Digits.surface(one, "--x", "-1:1:4", "--y", "-1:1:3");
    Digits.surface(two, "--x", "-1:1:3", "--y", "-1:1:5", "--seed", "1");
    Digits.surface(curve, "--x", "-1:1:5");

    assertDrawn(one, two.toString());

    Typed refused = Typed.of("plot", one, two, curve, "-o", folder.resolve("refused.svg"));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err())
        .contains("curves and paths lie on one plane, got 2 planes; draw each by itself");
  }

  private void assertDrawn(Path file, String... more) {
    Object[] words = new Object[4 + more.length];
    words[0] = "plot";
    words[1] = file;
    System.arraycopy(more, 0, words, 2, more.length);
    words[2 + more.length] = "-o";
    words[3 + more.length] = folder.resolve("drawn.svg");
    Typed typed = Typed.of(words);
    assertThat(typed.err()).startsWith("wrote");
    assertThat(typed.code()).isZero();
  }

  private static String[] concat(String[] words, String... more) {
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return all;
  }
}
