// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** Networks that bring their own program, as typed. */
class ScriptedModelTest {
  private static final Path MODULES =
      GeneratedText.root().resolve("torch/src/test/resources/org/thalweg/torch/script");

  @TempDir private Path folder;

  private Typed typed(String command, Path model, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                command,
                "--model",
                model,
                "--data",
                "digits",
                "--samples",
                "first:50",
                "-o",
                folder.resolve("a.h5")));
    words.addAll(List.of(more));
    return Typed.of(words.toArray());
  }

  private static Path module(String name) {
    return MODULES.resolve(name + ".ts");
  }

  private Surface surface() {
    return SurfaceFile.read(folder.resolve("a.h5"));
  }

  private void isRefused(Typed typed, int code, String... words) {
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).startsWith("thalweg: ").contains(words);
    assertThat(typed.code()).isEqualTo(code);
    assertThat(folder.resolve("a.h5")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"convolutional", "recurrent", "transformer", "transposed", "flat"})
  void everyKindOfModule_hasASurface(String name) {
    Typed typed =
        typed(
            "surface", module(name), "--trust", "--x", "-1:1:3", "--y", "-1:1:2", "--threads", "2");

    assertThat(typed.err()).isEmpty();
    assertThat(typed.code()).isEqualTo(ExitCode.DONE);
    assertThat(Arrays.stream(Digits.channel(surface(), "train_loss"))).allMatch(Double::isFinite);
    assertThat(surface().provenance().orElseThrow().question().model().architecture())
        .matches("\\w+ [0-9a-f]{8}");
  }

  @Test
  void moduleThatIsNotTrusted_isUsage() {
    isRefused(typed("surface", module("flat")), ExitCode.USAGE, "is a program", "--trust");
  }

  @Test
  void architectureOrCheckpointBesideAModule_isUsage() {
    isRefused(
        typed("surface", module("flat"), "--trust", "--arch", "resnet20"),
        ExitCode.USAGE,
        "--arch");
    isRefused(
        typed("surface", module("flat"), "--trust", "--checkpoint", "a.pt"),
        ExitCode.USAGE,
        "--checkpoint a.pt");
  }

  @Test
  void neitherArchitectureNorModule_isUsage() {
    isRefused(
        Typed.of("surface", "--data", "digits", "-o", folder.resolve("a.h5")),
        ExitCode.USAGE,
        "--arch NAME",
        "--model");
  }

  @Test
  void truncatedModule_isInput() throws IOException {
    byte[] whole = Files.readAllBytes(module("flat"));
    Path cut = Files.write(folder.resolve("cut.ts"), Arrays.copyOf(whole, 5000));
    isRefused(typed("surface", cut, "--trust"), ExitCode.INPUT, "cut.ts", "truncated");
  }

  @Test
  void moduleGivenAsCheckpoint_isInputWithTheRemedy() {
    isRefused(
        Digits.typedFrom(module("flat").toString(), "surface", folder.resolve("a.h5")),
        ExitCode.INPUT,
        "--model FILE --trust");
  }

  @Test
  void lineBetweenTwoModules_endsAtTheOther() {
    Typed typed =
        typed(
            "interpolate",
            module("convolutional"),
            "--trust",
            "--toward",
            module("traced").toString(),
            "--x",
            "0:1:3",
            "--bn",
            "recomputed");

    assertThat(typed.code()).isEqualTo(ExitCode.DONE);
    double[] losses = Digits.channel(surface(), "train_loss");
    assertThat(losses[2]).isCloseTo(losses[0], within(1e-12));
  }

  @Test
  void otherModuleThatDoesNotFit_isInputWithBothShapes() {
    isRefused(
        typed(
            "interpolate",
            module("convolutional"),
            "--trust",
            "--toward",
            module("recurrent").toString()),
        ExitCode.INPUT,
        "recurrent.ts",
        "\"conv.weight\" [8, 1, 3, 3]");
  }

  @Test
  void alignment_isRefusedForPrograms() {
    isRefused(
        typed("surface", module("flat"), "--trust", "--canonical"), ExitCode.USAGE, "hidden units");
  }

  @Test
  void arch_saysWhatAModuleIsTakenFor() {
    Typed typed = Typed.of("arch", "--model", module("transposed"), "--trust");

    assertThat(typed.code()).isEqualTo(ExitCode.DONE);
    assertThat(typed.out()).contains("up.weight").contains("4 on axis 1");
  }
}
