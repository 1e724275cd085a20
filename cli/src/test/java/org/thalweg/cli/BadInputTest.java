// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.cli.run.ExitCode;

/** Wrong input gets one line with the value and the remedy, the right code, and leaves nothing. */
class BadInputTest {

  @TempDir private Path folder;

  private Typed surface(String... more) {
    String[] base = {
      "surface",
      "--arch",
      "resnet56",
      "--checkpoint",
      folder.resolve("none.t7").toString(),
      "--data",
      "cifar10",
      "--data-dir",
      folder.toString(),
      "-o",
      folder.resolve("x.h5").toString()
    };
    Object[] words = new Object[base.length + more.length];
    System.arraycopy(base, 0, words, 0, base.length);
    System.arraycopy(more, 0, words, base.length, more.length);
    return Typed.of(words);
  }

  private void isRefused(Typed typed, int code, String... words) {
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).startsWith("thalweg: ").contains(words);
    assertThat(typed.code()).isEqualTo(code);
    assertThat(folder.resolve("x.h5")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1:1", "1:-1:0", "-1:1:1", "1:-1:5", "a:b:c", "-1:1:3.5", "0:inf:3", ""})
  void badAxis_isUsage(String axis) {
    isRefused(surface("--x", axis), ExitCode.USAGE, "--x");
  }

  @Test
  void axisThatEndsAtZero_isAnAxis() {
    // The reference implementation refuses a bound of exactly 0.
    isRefused(surface("--x", "-1:1:3", "--y=0:1:5"), ExitCode.INPUT, "none.t7");
  }

  @Test
  void missingCheckpoint_isInput() {
    isRefused(surface("--x", "-1:1:3"), ExitCode.INPUT, "none.t7");
  }

  @Test
  void unknownArchitecture_isUsageWithSuggestion() {
    Typed typed =
        Typed.of(
            "surface",
            "--arch",
            "resnet57",
            "--checkpoint",
            "none.t7",
            "--data",
            "cifar10",
            "-o",
            folder.resolve("x.h5"));
    isRefused(typed, ExitCode.USAGE, "resnet57", "resnet56");
  }

  @Test
  void unknownCommand_isUsage() {
    isRefused(Typed.of("nonsense"), ExitCode.USAGE, "nonsense");
  }

  @Test
  void noCommand_isUsage() {
    isRefused(Typed.of(), ExitCode.USAGE, "quickstart");
  }

  @Test
  void unknownOption_isUsageWithItsName() {
    isRefused(surface("--sampels", "3"), ExitCode.USAGE, "--sampels");
  }

  @Test
  void unknownWord_isUsageWithThoseKnown() {
    Typed typed = Typed.of("hessian", "--parameters", "biases");
    isRefused(typed, ExitCode.USAGE, "--parameters is one of all, weights, got \"biases\"");
  }

  @Test
  void placeThatCannotBeWritten_isUsageBeforeAnythingIsRead() {
    Typed typed =
        Typed.of(
            "surface",
            "--arch",
            "resnet56",
            "--checkpoint",
            "none.t7",
            "--data",
            "cifar10",
            "-o",
            folder.resolve("no/such/folder/x.h5"));
    isRefused(typed, ExitCode.USAGE, "no/such/folder", "create it");
  }

  @Test
  void normWithDirectionFile_isUsage() {
    isRefused(
        surface("--direction-file", "d.h5", "--norm", "filter"), ExitCode.USAGE, "--norm", "file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plot", "export", "view", "info"})
  void foreignSurfaceFile_isInput(String command) throws IOException {
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    Path file = Files.write(folder.resolve("noise.h5"), noise);
    String[] more =
        switch (command) {
          case "plot" -> new String[] {"-o", folder.resolve("x.png").toString()};
          case "export" -> new String[] {"-o", folder.resolve("x.vtp").toString()};
          case "view" -> new String[] {"--html", folder.resolve("x.html").toString()};
          default -> new String[0];
        };
    Object[] words = new Object[2 + more.length];
    words[0] = command;
    words[1] = file;
    System.arraycopy(more, 0, words, 2, more.length);
    isRefused(Typed.of(words), ExitCode.INPUT, "noise.h5");
    for (String made : new String[] {"x.png", "x.vtp", "x.html"}) {
      assertThat(folder.resolve(made)).doesNotExist();
    }
  }

  @Test
  void pictureOfUnknownKind_isUsage() {
    isRefused(Typed.of("plot", "a.h5", "-o", folder.resolve("a.bmp")), ExitCode.USAGE, ".bmp");
  }
}
