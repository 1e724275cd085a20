// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** Regression and reconstruction, from what is typed to what lies in the files. */
class TaskCommandsTest {
  @TempDir private Path folder;
  private String csv;

  /** y = 3a − 2b + 0.5 with a test split. */
  @BeforeEach
  void writeTable() throws IOException {
    StringBuilder rows = new StringBuilder("a,b,y,split\n");
    for (int i = 0; i < 60; i++) {
      double a = Math.sin(i);
      double b = Math.cos(2.3 * i);
      String split = i % 5 == 0 ? "test" : "train";
      rows.append("%s,%s,%s,%s%n".formatted(a, b, 3 * a - 2 * b + 0.5, split));
    }
    Path file = folder.resolve("line.csv");
    Files.writeString(file, rows);
    csv = "csv:" + file;
  }

  private Typed typed(Object... words) {
    return Typed.of(words);
  }

  private Path trained(String name, Object... words) {
    Path run = folder.resolve(name);
    List<Object> all = new ArrayList<>(List.of("train", "-o", run));
    all.addAll(List.of(words));
    Typed typed = Typed.of(all.toArray());
    assertThat(typed.code()).as(typed.err()).isZero();
    return run;
  }

  private Surface measured(String name, Object... words) {
    Path file = folder.resolve(name);
    List<Object> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-o", file));
    Typed typed = Typed.of(all.toArray());
    assertThat(typed.code()).as(typed.err()).isZero();
    return SurfaceFile.read(file);
  }

  @Test
  void linearRegression_findsTheLine_andItsSurfaceIsAParabola() throws IOException {
    Path run =
        trained(
            "run",
            "--arch",
            "linear",
            "--data",
            csv,
            "--lr",
            "0.3",
            "--epochs",
            "40",
            "--precision",
            "fp64");
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertThat(rows.get(0))
        .isEqualTo("step,epoch,lr,batch_loss,train_loss,train_r2,test_loss,test_r2,seconds");
    String[] last = rows.get(rows.size() - 1).split(",");
    assertThat(Double.parseDouble(last[5])).isGreaterThan(0.999999);
    assertThat(Double.parseDouble(last[7])).isGreaterThan(0.999999);

    Surface plane =
        measured(
            "plane.h5",
            "surface",
            "--arch",
            "linear",
            "--data",
            csv,
            "--checkpoint",
            run.resolve("checkpoints/step_000040.safetensors"),
            "--x",
            "-1:1:5",
            "--precision",
            "fp64",
            "--also",
            "test");
    assertThat(plane.channels().stream().map(Channel::name))
        .containsExactly(
            "train_loss", "train_r2", "train_loss_se", "test_loss", "test_r2", "test_loss_se");
    assertThat(plane.provenance().orElseThrow().question().loss())
        .isEqualTo("squared (regression)");
    double[] loss = plane.values(0);
    assertThat(loss[0] - 3 * loss[1] + 3 * loss[2] - loss[3]).isCloseTo(0, within(1e-9));
    assertThat(loss[0] - loss[4]).isCloseTo(0, within(1e-3 * loss[0]));

    Surface path =
        measured(
            "path.h5",
            "trajectory",
            run.resolve("checkpoints"),
            "--arch",
            "linear",
            "--data",
            csv,
            "--surface",
            "--x",
            "auto:5",
            "--y",
            "auto:5");
    assertThat(path.paths()).hasSize(1);

    Surface line =
        measured(
            "line.h5",
            "interpolate",
            "--arch",
            "linear",
            "--data",
            csv,
            "--checkpoint",
            run.resolve("checkpoints/step_000040.safetensors"),
            "--toward",
            "init:1");
    assertThat(line.findings().figures().get("lossAt0")).isLessThan(1e-5);
    Typed plotted = typed("plot", folder.resolve("line.h5"), "-o", folder.resolve("line.png"));
    assertThat(plotted.code()).as(plotted.err()).isZero();
    assertThat(typed("info", folder.resolve("path.h5")).out()).contains("squared (regression)");
  }

  @Test
  void classesByNumber_areNumbersWhereRegressionIsAskedFor() throws IOException {
    Path run =
        trained(
            "run",
            "--arch",
            "mlp:8",
            "--data",
            "breast-cancer",
            "--task",
            "regression",
            "--epochs",
            "2");
    assertThat(Files.readAllLines(run.resolve("metrics.csv")).get(0)).contains("train_r2");
  }

  @Test
  void autoencoder_reconstructsByItself() throws IOException {
    Path run =
        trained(
            "run",
            "--arch",
            "autoencoder:8",
            "--data",
            "digits",
            "--samples",
            "200",
            "--test-samples",
            "50",
            "--optimizer",
            "adam",
            "--lr",
            "0.01",
            "--epochs",
            "100");
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertThat(Double.parseDouble(rows.get(rows.size() - 1).split(",")[5])).isGreaterThan(0.4);
    Surface plane =
        measured(
            "plane.h5",
            "surface",
            "--arch",
            "autoencoder:8",
            "--data",
            "digits",
            "--samples",
            "100",
            "--checkpoint",
            run.resolve("checkpoints/step_000200.safetensors"),
            "--x",
            "auto:5");
    assertThat(plane.provenance().orElseThrow().question().loss())
        .isEqualTo("squared (reconstruction)");
    assertThat(plane.findChannel("train_acc")).isEmpty();
  }

  @Test
  void whatDoesNotGoTogether_isSaidInOneLine() {
    isRefused(
        "gives samples back",
        "--arch",
        "autoencoder",
        "--data",
        "digits",
        "--task",
        "classification");
    isRefused("tells 2 classes apart", "--arch", "logistic", "--data", csv);
    isRefused(
        "has numbers for targets", "--arch", "softmax", "--data", csv, "--task", "classification");
    isRefused(
        "go with loss squared, got hinge", "--arch", "linear", "--data", csv, "--loss", "hinge");
    isRefused(
        "a task is one of classification, regression, reconstruction",
        "--arch",
        "linear",
        "--data",
        csv,
        "--task",
        "ranking");
    isRefused(
        "label smoothing goes with cross-entropy",
        "--arch",
        "linear",
        "--data",
        csv,
        "--label-smoothing",
        "0.1");
    isRefused("at least 2 classes", "--arch", "linear", "--data", csv, "--label-noise", "0.1");
    isRefused("--data NAME is missing", "--arch", "linear");
  }

  private void isRefused(String reason, Object... words) {
    List<Object> all = new ArrayList<>(List.of("train", "-o", folder.resolve("none")));
    all.addAll(List.of(words));
    Typed typed = Typed.of(all.toArray());
    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains(reason);
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
