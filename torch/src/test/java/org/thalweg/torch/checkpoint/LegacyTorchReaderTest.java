// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegacyTorchReaderTest extends CheckpointReaderContract {
  @Override
  CheckpointReader reader() {
    return new LegacyTorchReader();
  }

  @Override
  byte[] sample() throws IOException {
    return TorchFixtures.bytes("legacy-strides.pt");
  }

  @Override
  Checkpoint expected() {
    return TorchFixtures.state(Map.of("epoch", 3.0, "best", 91.5), Map.of("arch", "tiny"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"legacy-half.pt", "legacy-double.pt"})
  void otherFloatTypes_becomeFloats(String name) throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(TorchFixtures.bytes(name)));

    assertThat(checkpoint.tensors()).isEqualTo(expected().tensors());
  }

  @Test
  void dataParallelPrefix_isStripped() throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(TorchFixtures.bytes("legacy-module.pt")));

    assertThat(checkpoint.tensors().stream().map(NamedTensor::name))
        .containsExactlyElementsOf(TorchFixtures.moduleNames());
  }

  @Test
  void dictionaryOfListedPairs_keepsItsOrder() throws IOException {
    // Python 2 hands OrderedDict one list of two-element lists.
    PickleProgram file =
        PickleProgram.legacyFile().proto().global("collections", "OrderedDict").op("](");
    for (String name : List.of("z", "b", "a", "y")) {
      file.op("](").text(name).tensor("k", 4, 0, 4, 1).op("e");
    }
    file.op("e").raw(0x85).op("R.").proto().op("](").text("k").op("e.").data(1, 2, 3, 4);

    Checkpoint checkpoint = Checkpoints.read(write(file.bytes()));

    assertThat(checkpoint.tensors().stream().map(NamedTensor::name))
        .containsExactly("z", "b", "a", "y");
    assertThat(checkpoint.find("y").orElseThrow().toArray()).containsExactly(1, 2, 3, 4);
  }
}
