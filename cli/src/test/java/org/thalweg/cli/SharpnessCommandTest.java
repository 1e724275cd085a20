// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.cli.run.ExitCode;

/** What {@code thalweg hessian} says beside eigenvalues: sharpness, odds, pictures. */
class SharpnessCommandTest {
  @TempDir private Path folder;

  private static Typed hessian(Object... more) {
    Object[] base = {
      "hessian", "--arch", "softmax", "--checkpoint", "init:0", "--data", "digits", "--samples",
      "first:50", "--quiet", "--steps", "20", "--starts", "2", "--probes", "6"
    };
    Object[] words = new Object[base.length + more.length];
    System.arraycopy(base, 0, words, 0, base.length);
    System.arraycopy(more, 0, words, base.length, more.length);
    return Typed.of(words);
  }

  @Test
  void sharpness_isTheSameForAnyNumberOfThreads() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Typed one = hessian("--sharpness", "--json", "-", "--threads", "1");
    Typed three = hessian("--sharpness", "--json", "-", "--threads", "3");
    JsonNode found = mapper.readTree(one.out());
    JsonNode sharpness = found.get("sharpness");

    assertThat(mapper.readTree(three.out()).get("sharpness")).isEqualTo(sharpness);
    assertThat(sharpness.get("keskar")).hasSize(2);
    assertThat(sharpness.get("keskar").get(0).get("dimension").asInt()).isEqualTo(650);
    assertThat(sharpness.get("keskar").get(0).get("percent").asDouble())
        .isGreaterThan(sharpness.get("keskar").get(1).get("percent").asDouble());
    assertThat(sharpness.get("keskarSubspace").get(0).get("dimension").asInt()).isEqualTo(100);
    assertThat(sharpness.get("sam").get("stationary").asBoolean()).isFalse();
    // To first order the rise of a step of 0.05 is 0.05 |g|, and the loss is convex.
    double slope = 0.05 * found.get("gradientNorm").asDouble();
    assertThat(sharpness.get("sam").get("rise").asDouble()).isBetween(slope, 1.3 * slope);
    assertThat(sharpness.get("average").get(0).get("standardError").asDouble()).isPositive();
  }

  @Test
  void convexLoss_showsAMinimumOnEveryPlane() throws IOException {
    JsonNode odds = new ObjectMapper().readTree(hessian("--density", "--json", "-").out());

    assertThat(odds.get("randomPlane").get("minimum").asDouble()).isCloseTo(1, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "svg", "pdf"})
  void density_isDrawn(String format) throws IOException {
    Path out = folder.resolve("density." + format);

    assertThat(hessian("--density", "-o", out).code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.size(out)).isGreaterThan(5000);
  }

  @Test
  void layers_areDrawn() throws IOException {
    Path out = folder.resolve("layers.svg");

    assertThat(hessian("--layers", "-o", out).code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(out))
        .contains("The Hessian layer by layer", ">weight</text>", ">bias</text>");
  }

  @Test
  void pictureOfNothing_isRefused() {
    Typed typed = hessian("-o", folder.resolve("a.png"));
    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("--density or --layers");
    assertThat(hessian("--density", "-o", folder.resolve("a.gif")).code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void planeOfEigenvectors_tellsTheOddsOfARandomOne() {
    Map<String, Double> facts =
        Digits.surface(
                folder.resolve("a.h5"),
                "--directions",
                "hessian",
                "--x",
                "-0.1:0.1:3",
                "--y",
                "-0.1:0.1:3")
            .provenance()
            .orElseThrow()
            .findings()
            .figures();

    assertThat(facts.get("lambdaMax")).isPositive().isGreaterThan(facts.get("lambdaMin"));
    assertThat(facts).containsKeys("trace", "frobenius", "rho");
    assertThat(facts.get("saddleOdds") + facts.get("minimumOdds") + facts.get("maximumOdds"))
        .isCloseTo(1, within(1e-9));
  }
}
