// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.Study;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.StudySpec;

/** The Java lines of the README, compiled and run. */
class ReadmeExampleTest {
  /** The loss of ResNet-56 over its first 500 training images, as the reference curve has it. */
  private static final double CENTRE_LOSS = 5.517e-4;

  private static final double FOUR_DIGITS = 1e-7;

  private Surface example(Path file, Path dir, Path output) {
    // README begins
    StudySpec spec =
        StudySpec.of(ModelSpec.checkpoint("resnet56", file), DataSpec.of("cifar10", dir).first(500))
            .plane(PlaneSpec.random(0))
            .axes("-1:1:3", "-1:1:3");
    try (Study study = Study.open(spec)) {
      Surface surface = study.measure(output, Progress.SILENT); // resumes, journals, writes
      study.criticalPoints(surface).forEach(System.out::println);
      return surface;
    }
    // README ends
  }

  @Test
  void example_runs(@TempDir Path folder) {
    Surface surface =
        example(
            RealInputs.checkpoint("resnet56"),
            RealInputs.folder().resolve("cifar10"),
            folder.resolve("a.h5"));

    assertThat(surface.value(0, 4)).isCloseTo(CENTRE_LOSS, within(FOUR_DIGITS));
    assertThat(surface.value(1, 4)).isEqualTo(100);
    assertThat(folder.resolve("a.h5")).exists();
  }

  @Test
  void readme_showsTheseLines() throws IOException {
    Path root = GeneratedText.root();
    String source =
        Files.readString(root.resolve("cli/src/test/java/org/thalweg/cli/ReadmeExampleTest.java"));
    String lines =
        source
            .substring(
                source.indexOf("// README begins") + "// README begins\n".length(),
                source.indexOf("    // README ends"))
            .replaceAll("(?m)^ {4}", "");
    String readme = Files.readString(root.resolve("README.md"));
    String begin = "```java\n";
    int from = readme.indexOf(begin) + begin.length();
    int to = readme.indexOf("```", from);
    GeneratedText.check(
        root.resolve("README.md"), readme.substring(0, from) + lines + readme.substring(to));
  }
}
