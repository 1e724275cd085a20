// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** The quadratic model of a measured loss, as typed. */
class QuadraticCommandTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("a.h5");
  }

  private static Map<String, Double> facts(Surface surface) {
    return surface.findings().figures();
  }

  @Test
  void modelNearTheCentre_isTheLoss() {
    // Softmax regression: smooth, where a network of ReLU has kinks that no Hessian knows of.
    Typed typed =
        Typed.of(
            "surface",
            "--arch",
            "softmax",
            "--checkpoint",
            "init:0",
            "--data",
            "digits",
            "--samples",
            "first:50",
            "--x",
            "-0.004:0.004:5",
            "--quadratic",
            "--precision",
            "fp64",
            "-o",
            file());
    assertThat(typed.code()).as(typed.err()).isZero();
    Surface surface = SurfaceFile.read(file());

    double[] loss = Digits.channel(surface, "train_loss");
    double[] model = Digits.channel(surface, "train_loss_quadratic");
    assertThat(model[2]).isEqualTo(loss[2]);
    double rise = Math.abs(loss[4] - loss[2]);
    for (int i = 0; i < 5; i++) {
      assertThat(model[i]).isCloseTo(loss[i], within(0.02 * rise));
    }
    // Slope and curvature by differences: an implementation of its own.
    double step = 0.004;
    assertThat(facts(surface).get("quadratic.slope.x"))
        .isCloseTo((loss[4] - loss[0]) / (2 * step), within(2e-3 * rise / step));
  }

  @Test
  void finishedSurface_gainsAModelWithoutBeingMeasuredAgain() {
    Surface plain = Digits.surface(file(), "--x", "-1:1:5", "--y", "-1:1:3");

    Typed again = Digits.typed("surface", file(), "--x", "-1:1:5", "--y", "-1:1:3", "--quadratic");

    Surface told = SurfaceFile.read(file());
    assertThat(again.code()).isEqualTo(ExitCode.DONE);
    assertThat(again.out()).contains("complete");
    assertThat(again.err())
        .contains("the quadratic model is within 10 % of its rise to a distance");
    assertThat(Digits.channel(told, "train_loss")).isEqualTo(Digits.channel(plain, "train_loss"));
    assertThat(facts(told)).containsKeys("quadratic.radius", "quadratic.curvature.xy");
    assertThat(facts(told).get("quadratic.tolerance")).isEqualTo(0.1);
  }

  @Test
  void picture_showsTheModelThatTheFileCarries() throws IOException {
    Digits.surface(file(), "--x", "-1:1:5", "--quadratic", "--tolerance", "se");
    Path picture = folder.resolve("a.svg");

    Typed typed = Typed.of("plot", file(), "--quadratic", "--tolerance", "5%", "-o", picture);

    assertThat(typed.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(picture)).contains("quadratic model", "within 5 % of its rise");
  }

  @ParameterizedTest
  @CsvSource({
    "'--quadratic,--tolerance,10', 'such as 10%'",
    "'--tolerance,10%', '--quadratic'",
    "'--quadratic,--repeats,3', '--repeats 3'",
    "'--quadratic,--bn,recomputed', 'bn frozen'",
    "'--quadratic,--x,0.5:1:3', 'from 0.5 to 1.0'"
  })
  void whatCannotHaveAModel_isRefusedBeforeAnythingIsMeasured(String more, String words) {
    String[] options =
        more.contains("--x") ? more.split(",", -1) : ("--x,-1:1:3," + more).split(",", -1);

    Typed typed = Digits.typed("surface", file(), options);

    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).startsWith("thalweg: ").contains(words);
    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(file()).doesNotExist();
  }

  @Test
  void pictureOfAFileWithoutAModel_saysHowToGetOne() {
    Digits.surface(file(), "--x", "-1:1:3");

    Typed typed = Typed.of("plot", file(), "--quadratic", "-o", folder.resolve("a.png"));

    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("'thalweg surface' with --quadratic");
  }
}
