// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;

  @Test
  void missingFile_isSaidSo() {
    assertRefused(folder.resolve("none.t7"), "there is no such file");
  }

  @Test
  void folder_isSaidSo() {
    assertRefused(folder, "is a folder");
  }

  @Test
  void emptyFile_isSaidSo() throws IOException {
    assertRefused(Files.createFile(folder.resolve("empty.t7")), "is empty");
  }

  @Test
  void textFile_isRefusedWithTheKnownFormats() throws IOException {
    assertRefused(
        Files.writeString(folder.resolve("a.t7"), "hello, world"),
        "begins with 68 65 6c 6c 6f 2c 20 77; known are torch before 1.6 (.t7, .pt, .pth), "
            + "NumPy archives (.npz), safetensors (.safetensors), torch since 1.6 (.pt, .pth)");
  }

  @Test
  void otherPickle_isRefused() throws IOException {
    byte[] pickle = new PickleProgram().proto().op("}.").bytes();

    assertRefused(Files.write(folder.resolve("a.pkl"), pickle), "of a known format");
  }

  @Test
  void randomBytes_areRefused() throws IOException {
    byte[] bytes = new byte[100_000];
    new SplittableRandom(7).nextBytes(bytes);

    assertRefused(Files.write(folder.resolve("rnd.t7"), bytes), "of a known format");
  }

  @Test
  void dictionaryWithoutTensors_isRefusedWithItsKeys() throws IOException {
    PickleProgram file = PickleProgram.legacyFile().proto().op("}").text("acc").number(1).op("s.");

    assertRefused(
        Files.write(folder.resolve("a.t7"), file.proto().op("].").bytes()),
        "holds no tensors, neither at its top nor under "
            + "[state_dict, model, model_state_dict, net]; its keys are [acc]");
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> Checkpoints.read(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(why)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
