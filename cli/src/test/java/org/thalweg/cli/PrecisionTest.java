// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.surface.Surface;

class PrecisionTest {
  private static final int WRONGLY_TYPED = 2;

  @TempDir private Path folder;

  @Test
  void reducedPrecision_saysHowFarItIsOff() {
    Path output = folder.resolve("a.h5");
    Surface surface = Digits.surface(output, "--x", "-1:1:9", "--precision", "bf16");
    Map<String, Double> facts = surface.findings().figures();
    double[] deviations = Digits.channel(surface, "train_bf16_deviation");
    double[] again = Digits.channel(surface, "train_bf16_recomputed");
    double largest = 0;
    int recomputed = 0;
    for (int i = 0; i < deviations.length; i++) {
      recomputed += (int) again[i];
      largest = again[i] == 0 ? Math.max(largest, deviations[i]) : largest;
      assertThat(deviations[i] > 0.01).isEqualTo(again[i] == 1);
    }
    assertThat(facts).containsEntry("bf16Deviation", largest);
    assertThat(facts).containsEntry("bf16Recomputed", (double) recomputed);
    Typed told = Typed.of("info", output);
    assertThat(told.out()).contains("bf16Deviation").contains("bf16,");
    Path picture = folder.resolve("a.svg");
    assertThat(Typed.of("plot", output, "-o", picture).code()).isZero();
  }

  @Test
  void derivatives_areRefusedInReducedPrecision() {
    Typed hessian =
        Typed.of(
            "hessian",
            "--arch",
            "mlp:8",
            "--checkpoint",
            "init:0",
            "--data",
            "digits",
            "--precision",
            "bf16");
    assertThat(hessian.code()).isEqualTo(WRONGLY_TYPED);
    assertThat(hessian.err()).contains("bf16 is for losses").hasLineCount(1);
    Typed training =
        Typed.of(
            "train",
            "--arch",
            "mlp:8",
            "--data",
            "digits",
            "--precision",
            "bf16",
            "-o",
            folder.resolve("run"));
    assertThat(training.code()).isEqualTo(WRONGLY_TYPED);
    assertThat(training.err()).contains("fp32 or fp64").hasLineCount(1);
  }

  @Test
  void bench_answersPrograms() throws IOException {
    Typed typed =
        Typed.of("bench", "--arch", "mlp:8", "--data", "digits", "--seconds", "0.1", "--json", "-");
    assertThat(typed.code()).as(typed.err()).isZero();
    JsonNode tree = new ObjectMapper().readTree(typed.out());
    for (String key :
        new String[] {
          "imagesPerSecond", "pointsPerSecond", "ceilingShare", "naiveRatio", "flopsPerImage"
        }) {
      assertThat(tree.get(key).asDouble()).as(key).isPositive();
    }
  }
}
