// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class SafetensorsFileTest {
  private static final Checkpoint CHECKPOINT =
      TorchFixtures.state(Map.of("loss", 0.1, "epoch", 12.0), Map.of("arch", "tiny \"ü\""));

  @TempDir Path folder;

  @Test
  void whatIsWritten_isReadBack() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafetensorsFile.write(file, CHECKPOINT);

    Checkpoint read = Checkpoints.read(file);

    assertThat(read.tensors()).isEqualTo(CHECKPOINT.tensors());
    assertThat(read.facts()).isEqualTo(CHECKPOINT.facts());
    assertThat(read.notes()).isEqualTo(CHECKPOINT.notes());
  }

  @Test
  void layout_isThatOfTheFormat() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafetensorsFile.write(
        file,
        Checkpoint.of(
            List.of(NamedTensor.of("w", List.of(1), new float[] {1})), Map.of(), Map.of()));

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) bytes.getLong();

    assertThat(header % 8).isZero();
    assertThat(new String(bytes.array(), 8, header, StandardCharsets.UTF_8).strip())
        .isEqualTo(
            """
            {"__metadata__":{"format":"pt"},\
            "w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""");
    assertThat(bytes.getFloat(8 + header)).isEqualTo(1f);
    assertThat(bytes.limit()).isEqualTo(8 + header + 4);
  }

  @Test
  void vector_fitsItsLayoutAgainBitByBit() throws IOException {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("w", List.of(2, 2), ParameterRole.WEIGHT),
                new ParameterBlock("b", List.of(1), ParameterRole.BIAS)));
    ParameterVector vector =
        ParameterVector.of(layout, new float[] {1, -0f, Float.MIN_VALUE, 3, 0.1f});
    Path file = folder.resolve("a.safetensors");
    SafetensorsFile.write(file, Checkpoint.of(vector, Map.of(), Map.of()));

    assertThat(Checkpoints.read(file).fit(layout)).isEqualTo(vector);
  }

  @Test
  void unwritablePlace_leavesNothingBehind() throws IOException {
    Path occupied = Files.createDirectories(folder.resolve("occupied").resolve("by-a-folder"));

    assertThatThrownBy(() -> SafetensorsFile.write(occupied.getParent(), CHECKPOINT))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(() -> SafetensorsFile.write(folder.resolve("none/a"), CHECKPOINT))
        .isInstanceOf(UncheckedIOException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(occupied.getParent());
    }
  }
}
