// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;

class SpectrumOnPageTest {
  @TempDir private Path folder;

  @Test
  void densityOfTheHessian_standsBesideTheSurface() throws Exception {
    Path surface = folder.resolve("a.h5");
    Path answer = folder.resolve("hessian.json");
    Path html = folder.resolve("a.html");
    Digits.surface(surface, "--x", "-1:1:3", "--y", "-1:1:3");
    Typed hessian =
        Typed.of(
            "hessian",
            "--arch",
            "mlp:4",
            "--checkpoint",
            "init:0",
            "--data",
            "digits",
            "--samples",
            "first:20",
            "--steps",
            "5",
            "--starts",
            "2",
            "--density",
            "--json",
            answer);
    assertThat(hessian.code()).as(hessian.err()).isZero();

    assertThat(Typed.of("view", surface, "--spectrum", answer, "--html", html).code()).isZero();

    assertThat(Files.readString(html)).contains("\"kind\":\"density\",\"name\":\"hessian\"");
  }

  @Test
  void fileWithoutADensity_isRefusedInOneLine() throws Exception {
    Path surface = folder.resolve("a.h5");
    Digits.surface(surface, "--x", "-1:1:3");
    for (String content : new String[] {"{}", "no JSON"}) {
      Path file = Files.writeString(folder.resolve("other.json"), content);
      Typed typed =
          Typed.of("view", surface, "--spectrum", file, "--html", folder.resolve("a.html"));
      assertThat(typed.code()).isEqualTo(ExitCode.INPUT);
      assertThat(typed.err()).startsWith("thalweg: " + file).hasLineCount(1);
    }
    Typed typed = Typed.of("view", surface, "--spectrum", folder.resolve("none.json"));
    assertThat(typed.code()).isEqualTo(ExitCode.INPUT);
  }
}
