// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;

class NpzReaderTest extends CheckpointReaderContract {
  @Override
  CheckpointReader reader() {
    return new NpzReader();
  }

  /**
   * The tensors of the other fixtures: column-major, transposed, as halves, doubles and a count.
   */
  @Override
  byte[] sample() throws IOException {
    return TorchFixtures.bytes("weights.npz");
  }

  @Override
  Checkpoint expected() {
    return TorchFixtures.state(Map.of(), Map.of());
  }

  @Test
  void torchArchives_areNotAccepted() throws IOException {
    byte[] other = TorchFixtures.bytes("zip-strides.pt");

    assertThat(reader().accepts(write(other), other)).isFalse();
  }

  @Test
  void arraysOfObjects_areRefusedByName() throws IOException {
    byte[] objects = sample();
    int type = indexOf(objects, "<f4");
    objects[type] = '|';
    objects[type + 1] = 'O';

    assertThatThrownBy(() -> Checkpoints.read(write(objects)))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("\"z.weight\"")
        .hasMessageContaining("Python objects");
  }

  private static int indexOf(byte[] bytes, String text) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
