// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipTorchReaderTest extends CheckpointReaderContract {
  @Override
  CheckpointReader reader() {
    return new ZipTorchReader();
  }

  @Override
  byte[] sample() throws IOException {
    return TorchFixtures.bytes("zip-strides.pt");
  }

  @Override
  Checkpoint expected() {
    return TorchFixtures.state(Map.of("epoch", 3.0, "best", 91.5), Map.of("arch", "tiny"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip-half.pt", "zip-bfloat16.pt"})
  void otherFloatTypes_becomeFloats(String name) throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(TorchFixtures.bytes(name)));

    assertThat(checkpoint.tensors()).isEqualTo(expected().tensors());
  }

  @Test
  void dataParallelPrefix_isStripped() throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(TorchFixtures.bytes("zip-module.pt")));

    assertThat(checkpoint.tensors().stream().map(NamedTensor::name))
        .containsExactlyElementsOf(TorchFixtures.moduleNames());
  }

  @Test
  void stateUnderTwoKeys_isFound() throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(TorchFixtures.bytes("zip-nested.pt")));

    assertThat(checkpoint.find("w").orElseThrow().toArray()).containsExactly(1, 2);
    assertThat(checkpoint.find("b").orElseThrow().toArray()).containsExactly(3);
    assertThat(checkpoint.facts()).containsEntry("epoch", 3.0);
    assertThat(checkpoint.notes()).containsEntry("arch", "tiny");
  }

  @Test
  void parameters_areReadAsTensors() throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(TorchFixtures.bytes("zip-parameter.pt")));

    assertThat(checkpoint.find("w").orElseThrow().toArray()).containsExactly(1, 2);
  }

  @Test
  void otherArchive_isRefused() throws IOException {
    assertRefused(archive("notes.txt", ZipEntry.STORED), "no torch checkpoint");
  }

  @Test
  void torchScriptModule_isRefusedByItsName() throws IOException {
    assertRefused(archive("net/data.pkl", ZipEntry.STORED, "net/constants.pkl"), "TorchScript");
  }

  @Test
  void compressedEntry_isRefused() throws IOException {
    assertRefused(archive("net/data.pkl", ZipEntry.DEFLATED), "compressed");
  }

  private void assertRefused(byte[] bytes, String why) throws IOException {
    Path file = write(bytes);
    assertThatThrownBy(() -> Checkpoints.read(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(why);
  }

  private static byte[] archive(String name, int method, String... more) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, name, method);
      for (String other : more) {
        put(zip, other, method);
      }
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, int method) throws IOException {
    byte[] content = "content".getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
