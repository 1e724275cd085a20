// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** Every way to lay a line or plane, as typed. */
class DirectionsTest {
  /** Means of a handful of doubles, added in another order. */
  private static final double REORDERED = 1e-12;

  @TempDir private Path folder;

  private Path file(String name) {
    return folder.resolve(name + ".h5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter", "layer", "weight", "dfilter", "dlayer", "none"})
  void everyNorm_isRecorded(String norm) {
    Surface surface = Digits.surface(file("a"), "--x", "-0.1:0.1:3", "--norm", norm);

    assertThat(surface.provenance().orElseThrow().question().directions().norm()).isEqualTo(norm);
  }

  @ParameterizedTest
  @ValueSource(strings = {"biasbn", "none", "scaled", "regex:bn|linear"})
  void everyIgnore_givesTheSameCentre(String ignore) {
    Surface surface = Digits.surface(file("a"), "--x", "-0.1:0.1:3", "--ignore", ignore);
    Surface plain = Digits.surface(file("b"), "--x", "-0.1:0.1:3");

    assertThat(surface.value(0, 1)).isEqualTo(plain.value(0, 1));
  }

  @Test
  void repeats_reallyDiffer_andTheirMeanIsTheSurface() {
    Surface surface = Digits.surface(file("a"), "--x", "-1:1:3", "--repeats", "3");
    Surface second = Digits.surface(file("b"), "--x", "-1:1:3", "--seed", "1");
    double[][] draws = new double[3][];
    for (int k = 0; k < 3; k++) {
      draws[k] = Digits.channel(surface, "train_loss_draw" + (k + 1));
    }

    assertThat(draws[0][0]).isNotEqualTo(draws[1][0]).isNotEqualTo(draws[2][0]);
    assertThat(draws[0][1]).isEqualTo(draws[1][1]).isEqualTo(draws[2][1]);
    assertThat(draws[1]).isEqualTo(Digits.channel(second, "train_loss"));
    assertThat(Digits.channel(surface, "train_loss")[0])
        .isCloseTo((draws[0][0] + draws[1][0] + draws[2][0]) / 3, within(REORDERED));
    assertThat(Digits.channel(surface, "train_loss_sd")[0]).isPositive();
  }

  @Test
  void towardAnotherModel_meetsItAtOne() {
    Surface surface =
        Digits.surface(file("a"), "--toward", "init:1", "--x", "0:1:3", "--bn", "interpolated");
    Digits.typedFrom("init:1", "surface", file("b"), "--x", "-1:1:3");
    Surface there = SurfaceFile.read(file("b"));

    Marker other = surface.markers().get(1);
    assertThat(other.x()).isCloseTo(1, within(1e-6));
    assertThat(surface.value(0, 2)).isCloseTo(other.loss(), within(1e-4 * other.loss()));
    assertThat(there.value(0, 1)).isEqualTo(other.loss());
    assertThat(surface.provenance().orElseThrow().question().directions().kind())
        .isEqualTo("toward");
  }

  @ParameterizedTest
  @CsvSource({
    "gradient",
    "coordinates:linear.bias[3]",
    "'coordinates:linear.bias[3],linear.bias[4]'"
  })
  void otherKinds_areRecorded(String kind) {
    boolean plane = kind.contains("],");
    String[] axes = plane ? new String[] {"--y", "-1:1:2"} : new String[0];
    Surface surface =
        Digits.surface(
            file("a"),
            java.util.stream.Stream.concat(
                    java.util.stream.Stream.of("--directions", kind, "--x", "-0.1:0.1:3"),
                    java.util.Arrays.stream(axes))
                .toArray(String[]::new));

    assertThat(surface.provenance().orElseThrow().question().directions().kind()).isEqualTo(kind);
  }

  @Test
  void verbose_tellsModelsSamplesAndDirections() {
    Typed typed = Digits.typed("surface", file("a"), "--x", "-1:1:2", "--verbose");

    assertThat(typed.err())
        .contains("model: init:0", "data: 50 samples of digits", "direction: vector");
  }

  @Test
  void downhill_isDownhill() {
    Surface surface = Digits.surface(file("a"), "--directions", "gradient", "--x", "-0.01:0.01:3");

    assertThat(surface.value(0, 2)).isLessThan(surface.value(0, 1));
    assertThat(surface.value(0, 0)).isGreaterThan(surface.value(0, 1));
  }

  @Test
  void orthogonalPlane_hasNoCosine() {
    Surface surface = Digits.surface(file("a"), "--x", "-1:1:2", "--y", "-1:1:2", "--orthogonal");

    assertThat(facts(surface).get("cosine")).isCloseTo(0, within(1e-7));
  }

  @Test
  void secondSplitAndWeightDecay_areChannels() {
    Surface surface =
        Digits.surface(file("a"), "--x", "-1:1:3", "--also", "test", "--weight-decay", "5e-4");
    Surface test = Digits.surface(file("b"), "--x", "-1:1:3", "--split", "test");

    assertThat(Digits.channel(surface, "test_loss")).isEqualTo(Digits.channel(test, "test_loss"));
    double norm = facts(surface).get("parameterNorm");
    assertThat(Digits.channel(surface, "weight_decay")[1])
        .isCloseTo(2.5e-4 * norm * norm, within(1e-9 * norm * norm));
  }

  @Test
  void meanSquares_areOfTheSoftmax() {
    Surface surface = Digits.surface(file("a"), "--x", "-1:1:3", "--loss", "mse");

    // A fresh network is near the uniform guess: (C - 1) / C² of ten classes.
    assertThat(surface.value(0, 1)).isCloseTo(0.09, within(0.01));
  }

  @Test
  void rangeIsFound_whereTheLossReachesChance() {
    Surface surface = Digits.surface(file("a"), "--x", "auto:5", "--y", "auto:3");

    assertThat(surface.grid().x().max()).isEqualTo(-surface.grid().x().min());
    assertThat(surface.grid().columns()).isEqualTo(5);
    assertThat(surface.grid().rows()).isEqualTo(3);
  }

  @Test
  void states_implyInterpolatedStatistics() {
    Surface surface =
        Digits.surface(file("a"), "--tensors", "states", "--ignore", "none", "--x", "-0.5:0.5:3");

    assertThat(surface.provenance().orElseThrow().question().directions().bn())
        .isEqualTo("interpolated");
    assertThat(surface.findChannel("bn_clamped")).isPresent();
  }

  @Test
  void recomputedTestSurface_estimatesOnTrainingSamples() {
    Surface surface =
        Digits.surface(file("a"), "--bn", "recomputed", "--split", "test", "--x", "-0.5:0.5:3");

    assertThat(surface.provenance().orElseThrow().question().further())
        .singleElement()
        .satisfies(data -> assertThat(data.split()).isEqualTo("train"));
  }

  @Test
  void balancing_keepsTheLossAtTheCentre() {
    Surface balanced = Digits.surface(file("a"), "--canonical", "--x", "-1:1:3");
    Surface plain = Digits.surface(file("b"), "--x", "-1:1:3");

    assertThat(balanced.value(0, 1)).isCloseTo(plain.value(0, 1), within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({"softmax, iris", "mlp:16x16, breast-cancer", "lenet5, digits"})
  void architecture_takesTheShapeOfTheData(String architecture, String data) {
    Typed typed =
        Typed.of(
            "surface",
            "--arch",
            architecture,
            "--checkpoint",
            "init:3",
            "--data",
            data,
            "--x",
            "-1:1:3",
            "-o",
            file("a"));

    if (architecture.equals("lenet5")) {
      assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
      assertThat(typed.err()).contains("lenet5", "8");
    } else {
      assertThat(typed.err()).doesNotContain("thalweg:");
      assertThat(typed.code()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tensors states --bn frozen | --bn frozen",
        "--directions toward | --toward",
        "--directions pca | --trajectory",
        "--directions coordinates:most-changing | --trajectory",
        "--directions through --toward init:1 | got 1; name each by --toward",
        "--toward init:1 --y 0:1:2 | another --toward",
        "--directions north | north",
        "--directions coordinates:linear.bais[3] | linear.bias",
        "--repeats 0 | --repeats",
        "--repeats 2 --toward init:1 | --repeats",
        "--directions coordinates:linear.bias[3] --norm filter | --norm",
        "--orthogonal | --y",
        "--also train | also is the other split",
        "--also test:first:1000 | test:all",
        "--align | --toward",
        "--x auto | auto:51",
        "--toward init:x | init:0",
        "--weight-decay -1 | --weight-decay",
        "--loss hinge2 | mse"
      })
  void contradictions_areRefusedInOneLine(String typed, String named) {
    Typed answer = Digits.typed("surface", file("x"), typed.split(" "));

    assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
    assertThat(answer.err().lines()).hasSize(1);
    assertThat(answer.err()).contains(named);
    assertThat(file("x")).doesNotExist();
  }

  private static Map<String, Double> facts(Surface surface) {
    return surface.findings().figures();
  }
}
