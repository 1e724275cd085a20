// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.landscape.InputFileException;

class SpecFileTest {
  private static final DirectionRule RULE =
      new DirectionRule(
          Optional.of("layer"), Optional.of("none"), "weights", true, Optional.of("frozen"));

  @TempDir private Path folder;

  static Stream<PlaneSpec> planes() {
    return Stream.of(
        PlaneSpec.random(7),
        new PlaneSpec.Random(RULE, Optional.empty(), 3),
        new PlaneSpec.Toward(RULE),
        new PlaneSpec.Through(RULE),
        new PlaneSpec.Gradient(RULE),
        new PlaneSpec.Principal(RULE, "mean"),
        new PlaneSpec.Hessian(RULE, "top2"),
        new PlaneSpec.Coordinates(RULE, "most-changing"),
        new PlaneSpec.FromFile(RULE, "dirs.h5"),
        new PlaneSpec.Residual(RULE));
  }

  private static StudySpec spec(PlaneSpec plane) {
    return StudySpec.of(ModelSpec.fresh("resnet20", 1), DataSpec.of("digits").first(50))
        .with(new OthersSpec(List.of("init:2"), true, false))
        .with(new RunsSpec(List.of("run"), "model_", ".t7", 3, 2))
        .with(new EngineSpec("cpu", "fp64", 25, 4))
        .plane(plane)
        .axes("-1:1:5", "auto:7")
        .with(new AxesSpec(Optional.of("-1:1:5"), Optional.of("auto:7"), List.of("0.0:1.0")));
  }

  @ParameterizedTest
  @MethodSource("planes")
  void everySpec_comesBackFromItsJson(PlaneSpec plane) {
    StudySpec spec = spec(plane);
    assertThat(SpecFile.parse(SpecFile.write(spec))).isEqualTo(spec);
  }

  @Test
  void whatIsLeftOut_isTheUsual() {
    String json =
        """
        {"version": 1, "model": {"architecture": "softmax", "weights": "init:0"},
         "data": {"source": {"name": "iris"}}}""";
    assertThat(SpecFile.parse(json))
        .isEqualTo(StudySpec.of(ModelSpec.fresh("softmax", 0), DataSpec.of("iris")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; \"version\" must be 1, got 0",
        "{\"version\": 2}; \"version\" must be 1, got 2",
        "{\"version\": 1}; \"model\" is missing",
        "{\"version\": 1, \"model\": {}}; either an \"architecture\" or a \"module\"",
        "{\"version\": 1, \"model\": {\"architecture\": \"a\", \"weigths\": \"b\"}};"
            + " \"model.weigths\": Unrecognized field",
        "{\"version\": 1, \"plane\": {\"kind\": \"nice\"}}; \"plane\": Could not resolve",
        "{\"version\": 1, \"plane\": {\"kind\": \"random\", \"repeats\": -1}}; \"plane.repeats\"",
        "{\"version\": 1,; is not JSON",
      })
  void whatIsWrong_isNamed(String json, String message) {
    assertThatThrownBy(() -> SpecFile.parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void pathsOfAFile_areTakenFromItsFolder() throws IOException {
    Path file = folder.resolve("a.json");
    StudySpec spec =
        StudySpec.of(ModelSpec.checkpoint("resnet20", Path.of("net.pt")), DataSpec.of("csv:t.csv"));
    Files.writeString(file, SpecFile.write(spec));

    StudySpec read = SpecFile.read(file);

    assertThat(read.model().weights()).contains(folder.resolve("net.pt").toString());
    assertThat(read.data().source().name()).isEqualTo("csv:" + folder.resolve("t.csv"));
  }

  @Test
  void missingFile_isAnInputFault() {
    assertThatThrownBy(() -> SpecFile.read(folder.resolve("none.json")))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("there is no such file");
  }
}
