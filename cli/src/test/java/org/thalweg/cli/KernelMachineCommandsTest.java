// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** RBF machines through the commands, on Iris' first two kinds and on a table of one's own. */
class KernelMachineCommandsTest {
  private static final List<String> DATA =
      List.of("--arch", "rbf-svm:20", "--data", "iris", "--classes", "setosa,versicolor");

  @TempDir private Path folder;

  private Typed typed(List<Object> words, Object... more) {
    List<Object> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return Typed.of(all.toArray());
  }

  private Path trained(String name, Object... more) {
    List<Object> words = new ArrayList<>(List.of("train"));
    words.addAll(DATA);
    words.addAll(List.of("--lr", "0.5", "--epochs", "4", "--checkpoint-every", "2steps"));
    words.addAll(List.of(more));
    Path run = folder.resolve(name);
    Typed typed = typed(words, "-o", run);
    assertThat(typed.code()).as(typed.err()).isZero();
    return run;
  }

  private static Path last(Path run) {
    return run.resolve("checkpoints/step_000004.safetensors");
  }

  private Surface measured(Path file, Object... words) {
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(DATA);
    all.addAll(List.of("-o", file));
    Typed typed = Typed.of(all.toArray());
    assertThat(typed.code()).as(typed.err()).isZero();
    return SurfaceFile.read(file);
  }

  @Test
  void trainedMachine_hasASurface_aPathAndALine() {
    Path run = trained("run");
    Surface plane =
        measured(
            folder.resolve("plane.h5"),
            "surface",
            "--checkpoint",
            last(run),
            "--x",
            "-1:1:5",
            "--y",
            "-1:1:5");
    assertThat(plane.findChannel("train_penalty")).isPresent();
    assertThat(plane.provenance().orElseThrow().question().loss()).isEqualTo("hinge + λ/2 aᵀKa");
    assertThat(plane.provenance().orElseThrow().question().data().samples())
        .isEqualTo("all of setosa, versicolor");
    isConvex(plane);

    Surface path =
        measured(
            folder.resolve("path.h5"),
            "trajectory",
            run.resolve("checkpoints"),
            "--surface",
            "--x",
            "auto:5",
            "--y",
            "auto:5");
    assertThat(path.paths()).hasSize(1);
    isConvex(path);

    Surface line =
        measured(
            folder.resolve("line.h5"),
            "interpolate",
            "--checkpoint",
            last(run),
            "--toward",
            "init:7",
            "--x",
            "-0.5:1.5:9");
    assertThat(line.findings().figures().get("barrier")).isLessThan(1e-6);
  }

  /** Along every row: f((p + q)/2) ≤ (f(p) + f(q))/2, up to single precision. */
  private static void isConvex(Surface surface) {
    int columns = surface.grid().columns();
    double[] loss = surface.values(surface.lossChannel());
    for (int node = 0; node < loss.length; node++) {
      if (node % columns > 0 && node % columns < columns - 1) {
        double ends = (loss[node - 1] + loss[node + 1]) / 2;
        assertThat(loss[node]).isLessThanOrEqualTo(ends * (1 + 1e-5));
      }
    }
  }

  @Test
  void modelWithOtherLandmarks_isAnotherFunction_andRefused() {
    Path run = trained("run");
    Path other = trained("other", "--seed", "1");
    List<Object> words = new ArrayList<>(List.of("interpolate"));
    words.addAll(DATA);
    Typed typed =
        typed(
            words,
            "--checkpoint",
            last(run),
            "--toward",
            last(other),
            "-o",
            folder.resolve("line.h5"));
    assertThat(typed.code()).isEqualTo(ExitCode.INPUT);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("other", "landmarks", "same seed");

    words.set(0, "trajectory");
    Typed both =
        typed(
            words,
            run.resolve("checkpoints"),
            other.resolve("checkpoints"),
            "-o",
            folder.resolve("both.h5"));
    assertThat(both.code()).isEqualTo(ExitCode.INPUT);
    assertThat(both.err()).contains("landmarks");
  }

  @Test
  void exclusiveOr_isNoneOfALine_butOfANarrowKernel() throws IOException {
    Path csv = folder.resolve("xor.csv");
    Files.writeString(csv, "a,b,label\n" + "0,0,no\n0,1,yes\n1,0,yes\n1,1,no\n".repeat(8));
    List<Object> words =
        List.of(
            "train", "--data", "csv:" + csv, "--lr", "0.5", "--epochs", "60", "--batch-size", "32");
    Typed line = typed(words, "--arch", "svm", "-o", folder.resolve("line"));
    Typed kernel =
        typed(words, "--arch", "rbf-svm:32", "--kernel-gamma", "4", "-o", folder.resolve("rbf"));
    assertThat(line.code()).as(line.err()).isZero();
    assertThat(line.out()).doesNotContain("accuracy 100.00 %");
    assertThat(kernel.code()).as(kernel.err()).isZero();
    assertThat(kernel.out()).contains("accuracy 100.00 %");
  }

  @Test
  void whatDoesNotFit_isSaidInOneLine() {
    isRefused("tells 2 classes apart, got 3", "--arch", "rbf-svm", "--data", "iris");
    isRefused(
        "keeps 150 landmarks, but there are 100",
        "--arch",
        "rbf-svm:150",
        "--data",
        "iris",
        "--classes",
        "setosa,virginica");
    isRefused(
        "setosa, versicolor, virginica, got rose",
        "--arch",
        "logistic",
        "--data",
        "iris",
        "--classes",
        "rose");
    isRefused(
        "are for rbf-logistic and rbf-svm",
        "--arch",
        "softmax",
        "--data",
        "iris",
        "--kernel-gamma",
        "1");
    isRefused(
        "is for 2 classes, got 3", "--arch", "softmax", "--data", "iris", "--loss", "logistic");
  }

  private void isRefused(String reason, Object... words) {
    Typed typed = typed(List.of("train", "-o", folder.resolve("none")), words);
    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains(reason);
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
