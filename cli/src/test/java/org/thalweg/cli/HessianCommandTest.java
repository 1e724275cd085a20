// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** {@code thalweg hessian}, and planes of its eigenvectors. */
class HessianCommandTest {
  /** Two ways to the same number in double precision. */
  private static final double DOUBLE = 1e-9;

  /** A second difference of losses along an eigenvector, too short to meet a kink of ReLU. */
  private static final double DIFFERENCE = 1e-4;

  @TempDir private Path folder;

  private static Typed typed(String command, Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(command, "--arch", "mlp:8", "--checkpoint", "init:0", "--data", "digits"));
    words.addAll(List.of("--samples", "first:50"));
    words.addAll(List.of(more));
    return Typed.of(words.toArray());
  }

  private static JsonNode json(Object... more) throws IOException {
    List<Object> words = new ArrayList<>(List.of("--json", "-", "--quiet"));
    words.addAll(List.of(more));
    Typed typed = typed("hessian", words.toArray());
    assertThat(typed.code()).as(typed.err()).isZero();
    return new ObjectMapper().readTree(typed.out());
  }

  @Test
  void answerForPrograms_holdsWhatIsPromised() throws IOException {
    JsonNode found = json("--top", "2", "--density", "--starts", "2", "--layers", "--steps", "20");
    assertThat(found.get("lambdaMax").asDouble()).isPositive();
    assertThat(found.get("lambdaMin").asDouble()).isLessThan(found.get("lambdaMax").asDouble());
    assertThat(found.get("residuals")).hasSize(4);
    assertThat(found.get("largest").get(0).get("converged").asBoolean()).isTrue();
    assertThat(found.get("traceStandardError").asDouble()).isPositive();
    assertThat(found.get("density").get("nodes"))
        .hasSameSizeAs(found.get("density").get("weights"));
    assertThat(found.get("density").get("places")).hasSize(1000);
    assertThat(found.get("layers")).hasSize(2);
    double trace = found.get("trace").asDouble();
    double ofLayers = 0;
    for (JsonNode layer : found.get("layers")) {
      ofLayers += layer.get("trace").asDouble();
    }
    assertThat(ofLayers).isCloseTo(trace, within(0.1 * trace));
    double rho = trace / (Math.sqrt(2) * found.get("frobeniusNorm").asDouble());
    assertThat(found.get("rho").asDouble()).isCloseTo(rho, within(DOUBLE * rho));
  }

  @Test
  void eigenvalues_doNotDependOnTheBatchSize() throws IOException {
    // The reference's grow with the number of batches.
    JsonNode whole = json("--precision", "fp64", "--probes", "0");
    JsonNode parts = json("--precision", "fp64", "--probes", "0", "--batch-size", "7");
    for (String end : new String[] {"lambdaMax", "lambdaMin"}) {
      double expected = whole.get(end).asDouble();
      assertThat(parts.get(end).asDouble())
          .isCloseTo(expected, within(DOUBLE * Math.abs(expected)));
    }
    assertThat(whole.get("trace")).isNull();
  }

  @Test
  void threads_changeNoBit() throws IOException {
    JsonNode one = json("--threads", "1", "--batch-size", "9");
    JsonNode three = json("--threads", "3", "--batch-size", "9");
    for (String number : new String[] {"lambdaMax", "lambdaMin", "trace", "residuals", "loss"}) {
      assertThat(three.get(number)).isEqualTo(one.get(number));
    }
  }

  @Test
  void savedDirections_bendByTheEigenvalues() throws IOException {
    Path saved = folder.resolve("dirs.h5");
    JsonNode found = json("--precision", "fp64", "--save-directions", saved);
    Path plane = folder.resolve("plane.h5");
    Typed typed =
        typed(
            "surface",
            "--direction-file",
            saved,
            "--precision",
            "fp64",
            "--x",
            "-1e-4:1e-4:3",
            "--y",
            "-1e-4:1e-4:3",
            "-o",
            plane);
    assertThat(typed.code()).as(typed.err()).isZero();
    Surface surface = SurfaceFile.read(plane);
    double centre = surface.value(0, 4);
    double alongX = (surface.value(0, 3) + surface.value(0, 5) - 2 * centre) / 1e-8;
    double alongY = (surface.value(0, 1) + surface.value(0, 7) - 2 * centre) / 1e-8;
    double max = found.get("lambdaMax").asDouble();
    assertThat(alongX).isCloseTo(max, within(DIFFERENCE * max));
    assertThat(alongY).isCloseTo(found.get("lambdaMin").asDouble(), within(DIFFERENCE * max));
  }

  @ParameterizedTest
  @CsvSource({"hessian", "hessian:top2"})
  void planeOfEigenvectors_reachesAsFarAsTheirCurvature(String directions) {
    Path file = folder.resolve("plane.h5");
    Typed typed =
        typed("surface", "--directions", directions, "--x", "auto:3", "--y", "auto:3", "-o", file);
    assertThat(typed.code()).as(typed.err()).isZero();
    Surface surface = SurfaceFile.read(file);
    double curvature = surface.findings().figures().get("eigenvalue.x");
    double width = Math.sqrt(2 * Math.log(10) / curvature);
    assertThat(surface.grid().axes().get(0).max()).isCloseTo(width, within(DOUBLE * width));
    double second = surface.findings().figures().get("eigenvalue.y");
    assertThat(second > 0).isEqualTo(directions.endsWith("top2"));
  }

  @Test
  void mapsCentre_isTheModelsOwnHessian() throws IOException {
    Path file = folder.resolve("map.h5");
    Typed typed = typed("hessian", "--map", file, "--x", "-1:1:3", "--y", "-1:1:3");
    assertThat(typed.code()).as(typed.err()).isZero();
    Surface map = SurfaceFile.read(file);
    JsonNode found = json("--probes", "0");
    assertThat(Digits.channel(map, "max_eig")[4]).isEqualTo(found.get("lambdaMax").asDouble());
    assertThat(Digits.channel(map, "min_eig")[4]).isEqualTo(found.get("lambdaMin").asDouble());
    assertThat(Digits.channel(map, "train_loss")[4]).isEqualTo(found.get("loss").asDouble());
    assertThat(Digits.channel(map, "eig_ratio")[4]).isEqualTo(found.get("ratio").asDouble());
    Path picture = folder.resolve("map.png");
    assertThat(Typed.of("plot", file, "-o", picture).code()).isZero();
    assertThat(picture).exists();
    Typed again = typed("hessian", "--map", file, "--x", "-1:1:3", "--y", "-1:1:3");
    assertThat(again.out()).contains("complete");
    Typed other = typed("hessian", "--map", file, "--x", "-1:1:3", "--y", "-1:1:3", "--steps", "9");
    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("Lanczos steps").contains("--fresh");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--x -1:1:3; --map FILE.h5",
        "--top 0; --top takes a number from 1",
        "--probes 2; --probes takes a number from 3",
        "--steps 0; --steps takes a number from 1",
        "--parameters some; --parameters",
        "--toward init:1; --map FILE.h5",
        "--also test; --map FILE.h5",
        "--map a.h5 --layers; leave out --json"
      })
  void contradictions_areOneLine(String words, String expected) {
    Typed typed = typed("hessian", (Object[]) words.split(" "));
    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err().strip().lines()).hasSize(1);
    assertThat(typed.err()).contains(expected);
  }
}
