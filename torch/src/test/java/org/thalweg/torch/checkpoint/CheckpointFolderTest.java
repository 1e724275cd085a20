// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.CheckpointFolder.Selection;

class CheckpointFolderTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(List.of(new ParameterBlock("w", List.of(2), ParameterRole.WEIGHT)));

  @TempDir Path folder;

  @Test
  void files_areOrderedByTheNumbersInTheirNames() throws IOException {
    for (int epoch : new int[] {10, 2, 1, 100, 9}) {
      legacy("model_" + epoch + ".t7", epoch);
    }

    assertThat(labels(Selection.ALL))
        .containsExactly("model_1", "model_2", "model_9", "model_10", "model_100");
    assertThat(firstWeights(Selection.ALL)).containsExactly(1, 2, 9, 10, 100);
  }

  @Test
  void recordedTraining_comesWithItsLabelsAndFacts() {
    for (int step : new int[] {0, 50, 100}) {
      safetensors(
          "step_%05d.safetensors".formatted(step),
          step,
          Map.of("train_loss", 1.0 / (1 + step)),
          Map.of("label", "epoch " + step / 50));
    }
    RecordedRun run = CheckpointFolder.open(folder, Selection.ALL).read(LAYOUT);

    assertThat(run.trajectory().checkpoints().stream().map(Trajectory.Checkpoint::label))
        .containsExactly("epoch 0", "epoch 1", "epoch 2");
    assertThat(run.find("train_loss")).hasValue(new double[] {1, 1.0 / 51, 1.0 / 101});
    assertThat(run.find("test_loss")).isEmpty();
    assertThat(run.trajectory().name()).isEqualTo(folder.getFileName().toString());
    assertThat(run.moments().get(1).source().file())
        .isEqualTo(folder.resolve("step_00050.safetensors"));
  }

  @Test
  void epoch_isTheLabelWhereThereIsNoOther() {
    safetensors("a1.safetensors", 1, Map.of("epoch", 7.0), Map.of());
    safetensors("a2.safetensors", 2, Map.of("epoch", 7.5), Map.of());

    assertThat(labels(Selection.ALL)).containsExactly("epoch 7", "epoch 7.5");
  }

  @Test
  void whatIsNoCheckpointOfTheRun_isPassedOver() throws IOException {
    legacy("model_1.t7", 1);
    legacy("model_2.t7", 2);
    legacy("opt_state_1.t7", 1);
    legacy("model_best.t7", 2);
    legacy(".model_3.t7", 3);
    Files.writeString(folder.resolve("log_1.txt"), "epoch 1");
    Files.write(folder.resolve("data_1.npz"), new byte[] {'P', 'K', 3, 4, 5});
    Files.createDirectory(folder.resolve("model_4.t7"));
    CheckpointFolder read = CheckpointFolder.open(folder, Selection.ALL);

    assertThat(read.files()).containsExactly(named("model_1.t7"), named("model_2.t7"));
    assertThat(read.passedOver())
        .containsExactlyInAnyOrder(
            named(".model_3.t7"),
            named("data_1.npz"),
            named("log_1.txt"),
            named("model_best.t7"),
            named("opt_state_1.t7"));
  }

  @Test
  void otherEndings_areToldByTheirBytes() throws IOException {
    legacy("checkpoint_1.pth.tar", 1);
    legacy("checkpoint_2.pth.tar", 2);

    assertThat(firstWeights(Selection.ALL)).containsExactly(1, 2);
  }

  @ParameterizedTest(name = "prefix \"{0}\", suffix \"{1}\", from {2}, every {3}")
  @CsvSource({
    "'',         '',    0, 1, 1 1 2 2 3 3 4 4 5 5 6 6",
    "'',         .t7,   0, 1, 1 2 3 4 5 6",
    "resnet56_b, '',    0, 1, 1 2 3 4 5 6",
    "resnet56_a, '',    3, 1, 3 4 5 6",
    "resnet56_a, '',    0, 2, 1 3 5 6",
    "resnet56_a, .t7,   2, 4, 2 6",
  })
  void selection_takesWhatItSays(String prefix, String suffix, long from, int every, String weights)
      throws IOException {
    for (int epoch = 1; epoch <= 6; epoch++) {
      legacy("resnet56_a_" + epoch + ".t7", epoch);
      safetensors("resnet56_b_" + epoch + ".safetensors", epoch, Map.of(), Map.of());
    }
    Selection selection = new Selection(prefix, suffix, from, every);
    int[] expected = Arrays.stream(weights.split(" ")).mapToInt(Integer::parseInt).toArray();

    assertThat(firstWeights(selection)).containsExactly(expected);
  }

  @Test
  void damagedFile_isNamed() throws IOException {
    legacy("model_1.t7", 1);
    Path cut = legacy("model_2.t7", 2);
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 60));
    CheckpointFolder read = CheckpointFolder.open(folder, Selection.ALL);

    assertThatThrownBy(() -> read.read(LAYOUT))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageStartingWith(cut.toString());
  }

  @Test
  void emptyFile_isNotPassedOver() throws IOException {
    legacy("model_1.t7", 1);
    Path empty = Files.createFile(folder.resolve("model_2.t7"));
    CheckpointFolder read = CheckpointFolder.open(folder, Selection.ALL);

    assertThatThrownBy(() -> read.read(LAYOUT)).hasMessageStartingWith(empty + ": is empty");
  }

  @Test
  void folderWithoutCheckpoints_isSaidSo() throws IOException {
    assertRefused(Selection.ALL, folder + ": holds no checkpoints (.t7, .pt, .pth, .safetensors)");
    legacy("model_1.t7", 1);
    assertRefused(new Selection("net", ".pt", 0, 1), "holds no checkpoints named net*.pt");
    assertRefused(new Selection("", "", 5, 1), "holds 1 checkpoints, none of number 5 or later");
    Path file = named("model_1.t7");
    assertThatThrownBy(() -> CheckpointFolder.open(file, Selection.ALL))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("is no folder");
    assertThatThrownBy(() -> CheckpointFolder.open(named("none"), Selection.ALL))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining("there is no such folder");
  }

  @Test
  void moreThanTheHeapHolds_isRefusedWithTheStrideThatFits() throws IOException {
    for (int epoch = 1; epoch <= 10; epoch++) {
      legacy("model_" + epoch + ".t7", epoch);
    }
    long forFive = 5L * Float.BYTES * LAYOUT.size();
    assertThatThrownBy(
            () -> CheckpointFolder.open(folder, Selection.ALL).requireFits(LAYOUT, forFive))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10 checkpoints of 2 entries")
        .hasMessageContaining("set every to 3");
    CheckpointFolder thinned = CheckpointFolder.open(folder, new Selection("", "", 0, 3));
    thinned.requireFits(LAYOUT, forFive);
    assertThat(thinned.files()).hasSize(4);
  }

  private void assertRefused(Selection selection, String why) {
    assertThatThrownBy(() -> CheckpointFolder.open(folder, selection))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(why);
  }

  private List<String> labels(Selection selection) {
    return CheckpointFolder.open(folder, selection).read(LAYOUT).trajectory().checkpoints().stream()
        .map(Trajectory.Checkpoint::label)
        .toList();
  }

  private int[] firstWeights(Selection selection) {
    Trajectory run = CheckpointFolder.open(folder, selection).read(LAYOUT).trajectory();
    return IntStream.range(0, run.size())
        .map(t -> (int) run.checkpoints().get(t).parameters().get(0))
        .toArray();
  }

  private Path named(String name) {
    return folder.resolve(name);
  }

  /** A state of one tensor w = [weight, 0.5], as old versions of torch write it. */
  private Path legacy(String name, float weight) throws IOException {
    PickleProgram file =
        PickleProgram.legacyFile()
            .proto()
            .op("}")
            .text("w")
            .tensor("k", 2, 0, 2, 1)
            .op("s.")
            .proto()
            .op("](")
            .text("k")
            .op("e.")
            .data(weight, 0.5f);
    return Files.write(folder.resolve(name), file.bytes());
  }

  private void safetensors(
      String name, float weight, Map<String, Double> facts, Map<String, String> notes) {
    ParameterVector state = ParameterVector.of(LAYOUT, new float[] {weight, 0.5f});
    SafetensorsFile.write(folder.resolve(name), Checkpoint.of(state, facts, notes));
  }
}
