// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

class CriticalCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void himmelblau() {
    Grid grid = Grid.plane(new Axis(-6, 6, 81), new Axis(-5, 5, 51));
    double[] values = new double[grid.size()];
    for (int k = 0; k < values.length; k++) {
      double x = grid.at(k).x();
      double y = grid.at(k).y();
      values[k] = Math.pow(x * x + y - 11, 2) + Math.pow(x + y * y - 7, 2);
    }
    file = folder.resolve("himmelblau.h5");
    SurfaceFile.write(file, surface(grid, values));
  }

  private static Surface surface(Grid grid, double[] values) {
    return new Surface(
        grid,
        List.of(Channel.loss("train")),
        new double[][] {values},
        Collections.nCopies(values.length, NodeStatus.MEASURED),
        List.of(),
        Optional.empty());
  }

  @Test
  void surfaceWithoutProvenance_answersPeopleAndPrograms() throws IOException {
    Typed spoken = Typed.of("critical", file);
    assertThat(spoken.code()).isZero();
    assertThat(spoken.out())
        .contains("9 critical points")
        .contains("4 minima − 4 saddles + 1 maximum = 1")
        .contains("agree on 9 of 9");
    JsonNode tree = JSON.readTree(Typed.of("critical", file, "--json").out());
    assertThat(tree.at("/points")).hasSize(9);
    assertThat(tree.at("/points/4/type").asText()).isEqualTo("saddle");
    assertThat(tree.at("/points/4/x").asDouble()).isCloseTo(3.385154, within(1e-3));
    assertThat(tree.at("/points/4/loss").asDouble()).isCloseTo(13.311926, within(0.01));
    assertThat(tree.at("/counts/raw/eulerCharacteristic").asInt()).isEqualTo(1);
    assertThat(tree.at("/pairs")).hasSize(5);
    assertThat(tree.at("/basins")).hasSize(4);
    assertThat(tree.at("/agreement/agreed").asInt()).isEqualTo(9);
    JsonNode raw = JSON.readTree(Typed.of("critical", file, "--raw", "--json").out());
    assertThat(raw.at("/criticalNodes").size()).isGreaterThanOrEqualTo(9);
    assertThat(Typed.of("critical", file, "--threshold", "50%").out())
        .contains("3 critical points");
  }

  @Test
  void everyKindOfFile_isWritten() throws IOException {
    for (String name : List.of("p.csv", "p.json", "p.vtp", "p.png", "p.svg", "p.pdf", "p.h5")) {
      Path made = folder.resolve(name);
      assertThat(Typed.of("critical", file, "-o", made, "--quiet").code()).isZero();
      assertThat(Files.size(made)).isGreaterThan(500);
    }
    assertThat(Files.readAllLines(folder.resolve("p.csv"))).hasSize(10);
    assertThat(Files.readString(folder.resolve("p.svg"))).contains(">m4<").contains(">M1<");
    Surface kept = SurfaceFile.read(folder.resolve("p.h5"));
    assertThat(kept.critical().orElseThrow().points()).hasSize(9);
    assertThat(kept.critical().orElseThrow().count(CriticalType.SADDLE)).isEqualTo(4);
    Path plotted = folder.resolve("kept.svg");
    assertThat(Typed.of("plot", folder.resolve("p.h5"), "-o", plotted).code()).isZero();
    assertThat(Files.readString(plotted)).contains(">s3<");
    assertThat(Typed.of("plot", file, "-o", plotted).code()).isZero();
    assertThat(Files.readString(plotted)).doesNotContain(">s3<");
    Path exported = folder.resolve("e.csv");
    assertThat(Typed.of("export", file, "--part", "critical", "-o", exported).code()).isZero();
    assertThat(Files.readAllLines(exported)).hasSize(10);
  }

  @Test
  void line_hasItsMinimaAndMaxima() {
    Grid grid = Grid.line(new Axis(-3, 3, 61));
    double[] values = new double[61];
    for (int i = 0; i < 61; i++) {
      values[i] = Math.cos(3 * grid.at(i).x());
    }
    SurfaceFile.write(folder.resolve("line.h5"), surface(grid, values));
    Typed typed = Typed.of("critical", folder.resolve("line.h5"));
    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("minima").contains("= 1");
    Path picture = folder.resolve("line.svg");
    assertThat(Typed.of("critical", folder.resolve("line.h5"), "-o", picture).code()).isZero();
  }

  @Test
  void wrongInput_isOneLine() {
    assertOneLine(2, "\"x\"", file, "--threshold", "x");
    assertOneLine(2, "train_loss", file, "--channel", "nope");
    assertOneLine(2, ".vtp", file, "-o", folder.resolve("a.foo"));
    assertOneLine(2, "does not say what made it", file, "--full-space");
    assertOneLine(3, "does not exist", folder.resolve("none.h5"));
  }

  private static void assertOneLine(int code, String part, Object... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = "critical";
    System.arraycopy(words, 0, all, 1, words.length);
    Typed typed = Typed.of(all);
    assertThat(typed.code()).isEqualTo(code);
    assertThat(typed.err().strip().lines()).hasSize(1);
    assertThat(typed.err()).contains(part);
  }

  @Test
  void fullSpace_isMeasuredByTheRecordedSpecAndRefusesAnotherModel() throws IOException {
    Path plane = folder.resolve("plane.h5");
    List<String> surface =
        List.of(
            "surface",
            "--arch",
            "mlp-digits",
            "--checkpoint",
            "init:0",
            "--data",
            "digits",
            "--samples",
            "first:60",
            "--x",
            "-1:1:7",
            "--y",
            "-1:1:5");
    List<Object> typed = new ArrayList<>(surface);
    typed.addAll(List.of("-o", plane.toString(), "--quiet"));
    assertThat(Typed.of(typed.toArray()).code()).isZero();
    JsonNode tree =
        JSON.readTree(Typed.of("critical", plane, "--full-space", "--json", "--quiet").out());
    JsonNode point = tree.at("/points/0");
    assertThat(point.at("/gradientNorm").asDouble()).isPositive();
    assertThat(point.at("/gradientInPlane").asDouble())
        .isLessThanOrEqualTo(point.at("/gradientNorm").asDouble());
    assertThat(point.at("/words").asText()).contains("in the full space").contains("curvature");
    assertThat(point.at("/lambdaMin").asDouble()).isLessThan(point.at("/lambdaMax").asDouble());
    assertThat(point.at("/lambdaMaxError").asDouble())
        .isLessThan(0.05 * point.at("/lambdaMax").asDouble());
    Typed other = Typed.of("critical", plane, "--full-space", "--checkpoint", "init:1");
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err()).contains("was measured with another model");
  }
}
