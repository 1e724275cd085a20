// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.io.exchange.PrincipalAxesFile;
import org.thalweg.landscape.io.exchange.ProjectionFile;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** Recorded trainings on the plane of their principal axes, from folders to answers. */
class TrajectoryCommandTest {
  @TempDir private static Path runs;

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    record("first", 0);
    record("second", 1);
  }

  private static void record(String name, long seed) {
    Typed typed =
        Typed.of(
            (Object[])
                ("train --arch resnet8-digits --data digits --samples 200 --test-samples none"
                        + " --batch-size 50 --epochs 3 --lr 0.05 --momentum 0.9 --nesterov"
                        + " --weight-decay 5e-4 --schedule cosine --checkpoint-every 1step"
                        + " --measure end --quiet --seed "
                        + seed
                        + " -o "
                        + runs.resolve(name))
                    .split(" ", -1));
    assertThat(typed.code()).as(typed.err()).isZero();
  }

  private Typed trajectory(Path output, String... more) {
    List<Object> words = new ArrayList<>(List.of("trajectory", runs.resolve("first/checkpoints")));
    words.addAll(
        List.of("--arch", "resnet8-digits", "--data", "digits", "--samples", "50", "-o", output));
    words.addAll(List.of(more));
    return Typed.of(words.toArray());
  }

  @Test
  void folder_becomesAProjectedPathInTheOrderOfItsNumbers() {
    Path file = folder.resolve("path.h5");
    Path axes = folder.resolve("axes.h5");
    Typed typed = trajectory(file, "--save-directions", axes.toString());

    assertThat(typed.err()).doesNotContain("thalweg:");
    assertThat(typed.code()).isZero();
    ProjectedPath path = ProjectionFile.read(file);
    assertThat(path.name()).isEqualTo("first");
    assertThat(path.points().size()).isGreaterThan(10);
    ProjectedPath.Point last = path.points().get(path.points().size() - 1);
    assertThat(last.x()).isCloseTo(0, within(1e-9));
    assertThat(last.offPlane()).isCloseTo(0, within(1e-6));
    assertThat(path.points().get(0).loss()).isGreaterThan(last.loss());
    assertThat(PrincipalAxesFile.explainedShares(axes)).hasSize(2);
  }

  @Test
  void surfaceUnderThePath_coversItWithAFifthToSpare() {
    Path file = folder.resolve("surface.h5");
    Typed typed = trajectory(file, "--surface", "--x", "auto:5", "--y", "auto:4");

    assertThat(typed.code()).isZero();
    Surface surface = SurfaceFile.read(file);
    double least =
        surface.paths().get(0).points().stream().mapToDouble(p -> p.x()).min().orElseThrow();
    double most =
        surface.paths().get(0).points().stream().mapToDouble(p -> p.x()).max().orElseThrow();
    assertThat(surface.grid().x().min()).isCloseTo(least - 0.2 * (most - least), within(1e-9));
    assertThat(surface.grid().x().max()).isCloseTo(most + 0.2 * (most - least), within(1e-9));
    assertThat(surface.grid().rows()).isEqualTo(4);
    assertThat(surface.findings().figures()).containsKeys("explainedShare.x", "explainedShare.y");
  }

  @Test
  void severalRuns_shareOnePlaneAndAnswerPrograms() throws Exception {
    Typed typed =
        trajectory(
            folder.resolve("both.h5"),
            runs.resolve("second/checkpoints").toString(),
            "--json",
            "--quiet");

    assertThat(typed.code()).isZero();
    JsonNode answer = new ObjectMapper().readTree(typed.out());
    assertThat(answer.get("runs")).hasSize(2);
    JsonNode first = answer.at("/runs/0");
    assertThat(first.get("planeShare").asDouble()).isBetween(0.0, 1.0);
    assertThat(first.at("/points/0/loss").asDouble()).isPositive();
    assertThat(first.get("medianCosineWithDescent").asDouble()).isBetween(-1.0, 1.0);
    assertThat(first.get("descendingShare").asDouble()).isBetween(0.0, 1.0);
    assertThat(folder.resolve("both-second.h5")).exists();
  }

  @Test
  void baseline_isTheRunWithoutALandscape() {
    Path file = folder.resolve("path.h5");
    Typed typed = trajectory(file, "--baseline", "shuffled-steps", "--no-gradients");

    assertThat(typed.code()).isZero();
    assertThat(typed.out()).contains("first, shuffled steps", "60.8");
    ProjectedPath shuffled = ProjectionFile.read(folder.resolve("path-first_shuffled_steps.h5"));
    assertThat(shuffled.points()).hasSameSizeAs(ProjectionFile.read(file).points());
  }

  @Test
  void residualView_meetsEveryCheckpoint() {
    Path file = folder.resolve("residual.h5");
    Typed typed = trajectory(file, "--residual", "--x", "auto:7", "--bn", "frozen");

    assertThat(typed.code()).isZero();
    Surface surface = SurfaceFile.read(file);
    assertThat(surface.grid().rows()).isEqualTo(surface.paths().get(0).points().size());
    assertThat(surface.provenance().orElseThrow().question().directions().kind())
        .isEqualTo("residual");
    double widest =
        surface.paths().get(0).points().stream().mapToDouble(p -> p.x()).max().orElseThrow();
    assertThat(surface.grid().x().max()).isCloseTo(1.5 * widest, within(1e-6 * widest));
  }

  @Test
  void randomPlane_showsThePathToo() {
    Path file = folder.resolve("random.h5");
    Surface surface =
        Digits.surface(
            file,
            "--trajectory",
            runs.resolve("first/checkpoints").toString(),
            "--directions",
            "random",
            "--x",
            "-1:1:2",
            "--y",
            "-1:1:2");

    assertThat(surface.paths()).hasSize(1);
  }

  @Test
  void planeOfATraining_isLaidThroughItsEnd() {
    Path file = folder.resolve("pca.h5");
    Typed typed =
        Typed.of(
            "surface",
            "--arch",
            "resnet8-digits",
            "--trajectory",
            runs.resolve("first/checkpoints"),
            "--data",
            "digits",
            "--samples",
            "50",
            "--x",
            "auto:3",
            "--y",
            "auto:3",
            "-o",
            file);

    assertThat(typed.code()).isZero();
    Surface surface = SurfaceFile.read(file);
    assertThat(surface.provenance().orElseThrow().question().directions().kind()).isEqualTo("pca");
    assertThat(surface.paths()).hasSize(1);
  }

  @Test
  void mostChangingCoordinates_areNamed() {
    Surface surface =
        Digits.surface(
            folder.resolve("coordinates.h5"),
            "--trajectory",
            runs.resolve("first/checkpoints").toString(),
            "--directions",
            "coordinates:most-changing",
            "--x",
            "auto:3",
            "--y",
            "auto:3");

    assertThat(surface.provenance().orElseThrow().question().directions().kind())
        .matches("coordinates:[^,]+\\[.*\\],[^,]+\\[.*\\]");
  }

  @Test
  void folderWithoutCheckpoints_isInput() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Typed typed =
        Typed.of(
            "trajectory",
            empty,
            "--arch",
            "resnet8-digits",
            "--data",
            "digits",
            "-o",
            folder.resolve("x.h5"));

    assertThat(typed.code()).isEqualTo(ExitCode.INPUT);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("empty", "no checkpoints");
  }
}
