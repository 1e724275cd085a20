// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.analysis.symmetry.Permutations;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.SafetensorsFile;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;

/** Lines between models, planes through three, and what they answer. */
class InterpolateCommandTest {
  /** A direction is rounded to float once: that much of a loss is not its own. */
  private static final double FLOAT_LOSS = 1e-4;

  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static JsonNode json(Typed typed) throws Exception {
    assertThat(typed.err()).doesNotContain("thalweg:");
    assertThat(typed.code()).isZero();
    return new ObjectMapper().readTree(typed.out());
  }

  @Test
  void line_tellsItsBarrierAndItsModels() throws Exception {
    JsonNode answer =
        json(
            Digits.typed(
                "interpolate",
                file("line.h5"),
                "--toward",
                "init:1",
                "--x",
                "-0.5:1.5:9",
                "--json",
                "--quiet"));
    Surface surface = SurfaceFile.read(file("line.h5"));

    assertThat(surface.grid().x().toString()).isEqualTo("-0.5:1.5:9");
    assertThat(answer.get("barrier").asDouble()).isNotNegative();
    assertThat(answer.get("barrierAt").asDouble()).isBetween(0.0, 1.0);
    assertThat(answer.get("models")).hasSize(2);
    assertThat(answer.get("monotone").isBoolean()).isTrue();
    assertThat(answer.get("lossAt0").asDouble()).isEqualTo(surface.value(0, 2));
    assertThat(surface.markers().get(0).loss()).isEqualTo(surface.value(0, 2));
  }

  @Test
  void defaults_goBeyondBothModelsAndEstimateBatchNorm() {
    Typed typed = Digits.typed("interpolate", file("line.h5"), "--toward", "init:1");
    Surface surface = SurfaceFile.read(file("line.h5"));

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("barrier", "distance");
    assertThat(surface.grid().x().toString()).isEqualTo("-0.5:1.5:41");
    assertThat(surface.provenance().orElseThrow().question().directions())
        .satisfies(
            directions -> {
              assertThat(directions.bn()).isEqualTo("recomputed");
              assertThat(directions.norm()).isEqualTo("none");
              assertThat(directions.ignore()).isEqualTo("none");
            });
  }

  @Test
  void planeThroughThree_meetsAllOfThem() {
    Typed typed =
        Digits.typed(
            "interpolate",
            file("plane.h5"),
            "--toward",
            "init:1",
            "--toward",
            "init:2",
            "--x",
            "0:1:2",
            "--y",
            "0:1:2");
    Surface surface = SurfaceFile.read(file("plane.h5"));
    List<Marker> models = surface.markers();

    assertThat(typed.code()).isZero();
    assertThat(models).hasSize(3).allMatch(marker -> marker.offPlane() < 1e-3);
    assertThat(models.get(1).x()).isCloseTo(1, within(1e-5));
    assertThat(models.get(1).y()).isCloseTo(0, within(1e-5));
    for (int corner = 0; corner < 2; corner++) {
      double loss = models.get(corner).loss();
      assertThat(surface.value(0, corner)).isCloseTo(loss, within(FLOAT_LOSS * loss));
    }
    Map<String, Double> facts = surface.findings().figures();
    assertThat(facts.get("directionNorm.x"))
        .isCloseTo(facts.get("directionNorm.y"), within(1e-4 * facts.get("directionNorm.x")));
  }

  @Test
  void permutedCopy_isFoundAgainExactly() throws Exception {
    Architecture architecture = Architectures.named("resnet8-digits");
    ParameterVector model = Initialization.of(architecture, 0);
    ParameterVector permuted = Permutations.random(architecture.unitGroups(), 7).apply(model);
    Path copy = file("copy.safetensors");
    SafetensorsFile.write(copy, Checkpoint.of(permuted, Map.of(), Map.of()));

    JsonNode answer =
        json(
            Digits.typed(
                "interpolate",
                file("line.h5"),
                "--toward",
                copy.toString(),
                "--align",
                "--x",
                "0:1:5",
                "--json",
                "--quiet"));

    assertThat(answer.at("/unaligned/distance").asDouble()).isPositive();
    assertThat(answer.get("distance").asDouble()).isZero();
    assertThat(answer.get("barrier").asDouble()).isZero();
    assertThat(file("line-unaligned.h5")).exists();
  }

  @Test
  void finishedLine_answersAgainWithoutMeasuring() throws Exception {
    String[] line = {"--toward", "init:1", "--x", "0:1:5", "--json", "--quiet"};
    JsonNode first = json(Digits.typed("interpolate", file("line.h5"), line));
    JsonNode again =
        new ObjectMapper().readTree(Digits.typed("interpolate", file("line.h5"), line).out());

    assertThat(again).isEqualTo(first);
  }

  @Test
  void curveOnAPlane_sharesItsModels() {
    Digits.typed("interpolate", file("line.h5"), "--toward", "init:1", "--x", "0:1:2");
    Digits.typed(
        "interpolate",
        file("plane.h5"),
        "--toward",
        "init:1",
        "--toward",
        "init:2",
        "--x",
        "0:1:2",
        "--y",
        "0:1:2");

    assertThat(SurfaceFile.read(file("line.h5")).markers().get(1).sha256())
        .isEqualTo(SurfaceFile.read(file("plane.h5")).markers().get(1).sha256());
  }

  @Test
  void noSecondModel_isRefused() {
    Typed typed = Digits.typed("interpolate", file("x.h5"));

    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("--toward");
  }
}
