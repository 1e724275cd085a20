// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.Checkpoints;

/** {@code thalweg train} on the embedded digits, from what is typed to what lies in the folder. */
class TrainCommandTest {
  @TempDir private Path folder;

  private static List<Object> words(Path run, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                "train",
                "--arch",
                "resnet8-digits",
                "--data",
                "digits",
                "--samples",
                "100",
                "--test-samples",
                "50",
                "--batch-size",
                "40",
                "--epochs",
                "2",
                "--lr",
                "0.05",
                "-o",
                run));
    words.addAll(List.of(more));
    return words;
  }

  private static Typed train(Path run, String... more) {
    return Typed.of(words(run, more).toArray());
  }

  private static List<String> checkpoints(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static JsonNode question(Path run) throws IOException {
    return new ObjectMapper().readTree(run.resolve("training.json").toFile()).get("question");
  }

  @Test
  void training_leavesCheckpointsMetricsAndItsQuestion() throws IOException {
    Path run = folder.resolve("run");
    Typed typed = train(run, "--checkpoint-every", "4steps", "--dense-first", "2");

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).containsPattern("run: training loss .* test loss .*6 steps");
    assertThat(checkpoints(run))
        .containsExactly(
            "step_000000.safetensors",
            "step_000001.safetensors",
            "step_000002.safetensors",
            "step_000004.safetensors",
            "step_000006.safetensors");
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertThat(rows.get(0))
        .isEqualTo(
            "step,epoch,lr,batch_loss,batch_acc,train_loss,train_acc,test_loss,test_acc,seconds");
    assertThat(rows.subList(1, rows.size()).stream().map(row -> row.split(",", 2)[0]))
        .containsExactly("0", "1", "2", "3", "4", "6");
    Checkpoint last = Checkpoints.read(run.resolve("checkpoints/step_000006.safetensors"));
    assertThat(last.notes()).containsEntry("label", "epoch 2");
    assertThat(last.facts()).containsKeys("train_loss", "test_acc", "lr", "batch_loss");
    assertThat(Checkpoints.read(run.resolve("checkpoints/step_000004.safetensors")).facts())
        .containsKey("batch_loss")
        .doesNotContainKey("train_loss");
    assertThat(question(run).at("/optimizer/rule").asText()).isEqualTo("sgd");
    assertThat(run.resolve("state")).doesNotExist();
    assertThat(run.resolve("lock")).doesNotExist();
  }

  @Test
  void checkpoints_areATrajectory() {
    Path run = folder.resolve("run");
    assertThat(train(run, "--checkpoint-every", "1step").code()).isZero();

    Typed typed =
        Typed.of(
            "trajectory",
            run.resolve("checkpoints"),
            "--arch",
            "resnet8-digits",
            "--data",
            "digits",
            "--samples",
            "100",
            "-o",
            folder.resolve("path.h5"));

    assertThat(typed.code()).as(typed.err()).isZero();
    assertThat(typed.out()).contains("7 checkpoints");
  }

  @Test
  void sameQuestion_isComplete_andAnotherIsRefused() {
    Path run = folder.resolve("run");
    assertThat(train(run).code()).isZero();

    assertThat(train(run).out().lines()).containsExactly("complete");
    Typed other = train(run, "--weight-decay", "1e-4");
    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err().lines()).hasSize(1);
    assertThat(other.err()).contains("optimizer.weightDecay", "1.0E-4", "--fresh");
    assertThat(train(run, "--weight-decay", "1e-4", "--fresh").code()).isZero();
    assertThat(train(run).code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void threads_changeNoBit() throws IOException {
    assertThat(train(folder.resolve("one"), "--threads", "1", "--augment").code()).isZero();
    assertThat(train(folder.resolve("three"), "--threads", "3", "--augment").code()).isZero();

    String last = "checkpoints/step_000006.safetensors";
    assertThat(folder.resolve("three").resolve(last))
        .hasSameBinaryContentAs(folder.resolve("one").resolve(last));
  }

  @Test
  void wrongLabels_areListed() throws IOException {
    Path run = folder.resolve("run");
    assertThat(train(run, "--label-noise", "0.2").code()).isZero();

    List<String> labels = Files.readAllLines(run.resolve("labels.csv"));
    assertThat(labels).hasSize(21).first().isEqualTo("sample,label,right");
    assertThat(question(run).at("/labelNoise/changed").asInt()).isEqualTo(20);
  }

  @Test
  void lossBeyondAllNumbers_keepsWhatThereIs() throws IOException {
    Path run = folder.resolve("run");
    List<Object> words = words(run, "--checkpoint-every", "1step");
    words.set(words.indexOf("0.05"), "1e30");

    Typed typed = Typed.of(words.toArray());

    assertThat(typed.code()).isEqualTo(ExitCode.FAILED);
    assertThat(typed.err().lines().toList())
        .last()
        .asString()
        .contains("NaN in step 2", "learning rate", "is kept in");
    assertThat(checkpoints(run))
        .containsExactly("step_000000.safetensors", "step_000001.safetensors");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "--optimizer,        lion",
    "--schedule,         linear",
    "--checkpoint-every, 5minutes",
    "--init,             orthogonal",
    "--warmup,           9epochs",
    "--dense-first,      -1",
    "--label-noise,      2",
    "--label-smoothing,  1",
    "--loss,             huber",
    "--no-decay,         heads",
    "--threads,          0",
    "--betas,            '0.9,0.99'",
    "--smoothing,        0.5",
    "--samples,          1000000",
  })
  void wrongWords_areRefusedInOneLineAndLeaveNothing(String option, String value) {
    Path run = folder.resolve("run");
    List<Object> words = words(run, option, value);
    words.removeAll(option.equals("--samples") ? List.of("--samples", "100") : List.of());
    if (option.equals("--samples")) {
      words.addAll(List.of(option, value));
    }

    Typed typed = Typed.of(words.toArray());

    assertThat(typed.code()).as(typed.err()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(run).doesNotExist();
  }

  @Test
  void foreignFolder_isRefusedAndKept() throws IOException {
    Path thesis = Files.writeString(folder.resolve("thesis.txt"), "ten years of work");

    Typed typed = train(folder, "--fresh");

    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("no training of thalweg");
    assertThat(thesis).hasContent("ten years of work");
  }

  /** Sixty points around two centres. */
  private String table() throws IOException {
    StringBuilder rows = new StringBuilder("x,y,kind\n");
    for (int i = 0; i < 60; i++) {
      String kind = i % 2 == 0 ? "left" : "right";
      double centre = i % 2 == 0 ? -2 : 2;
      rows.append(centre + i % 7 / 7.0).append(',').append(i % 5 / 5.0).append(',');
      rows.append(kind).append('\n');
    }
    return "csv:" + Files.writeString(folder.resolve("points.csv"), rows);
  }

  private Typed trainOnTable(Path run, String... more) throws IOException {
    List<Object> words =
        new ArrayList<>(List.of("train", "--arch", "mlp:8", "--data", table(), "--lr", "0.1"));
    words.addAll(List.of("--batch-size", "20", "-o", run));
    words.addAll(List.of(more));
    return Typed.of(words.toArray());
  }

  @Test
  void tableWithoutATestSplit_isLearntAndNothingElseMeasured() throws IOException {
    Path run = folder.resolve("run");

    Typed typed = trainOnTable(run, "--epochs", "20", "--label-noise", "0.1");

    assertThat(typed.code()).as(typed.err()).isZero();
    Checkpoint last = Checkpoints.read(run.resolve("checkpoints/step_000060.safetensors"));
    assertThat(last.facts()).containsKey("train_acc").doesNotContainKey("test_acc");
    assertThat(last.facts().get("train_acc")).isBetween(85.0, 90.0);
    assertThat(Files.readAllLines(run.resolve("labels.csv"))).hasSize(7);
  }

  @Test
  void variantsOfATable_areRefusedAndLeaveNothing() throws IOException {
    Path run = folder.resolve("run");

    Typed typed = trainOnTable(run, "--augment");

    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("leave augment out");
    assertThat(run).doesNotExist();
  }
}
