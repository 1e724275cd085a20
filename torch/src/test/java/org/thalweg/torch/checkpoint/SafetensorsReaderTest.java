// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsReaderTest extends CheckpointReaderContract {
  @Override
  CheckpointReader reader() {
    return new SafetensorsReader();
  }

  @Override
  byte[] sample() {
    return file(
        """
        {"__metadata__":{"format":"pt","epoch":"3","arch":"tiny"},
         "w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
         "b":{"dtype":"BF16","shape":[],"data_offsets":[8,10]}}""",
        0,
        0,
        0x80,
        0x3f,
        0,
        0,
        0,
        0xc0,
        0x20,
        0x40);
  }

  @Override
  Checkpoint expected() {
    return Checkpoint.of(
        List.of(
            NamedTensor.of("w", List.of(2, 1), new float[] {1, -2}),
            NamedTensor.of("b", List.of(), new float[] {2.5f})),
        Map.of("epoch", 3.0),
        Map.of("arch", "tiny"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "F31; [1]; [0,4]; unknown type",
        "F32; [2]; [0,4]; cannot lie",
        "F32; [1]; [4,8]; cannot lie",
        "F32; [-1]; [0,4]; extent -1",
        "F32; [65536,65536,65536,65536]; [0,4]; cannot lie",
        "F32; [1]; [-4,0]; cannot lie",
      })
  void tensorThatCannotBe_isRefused(String type, String shape, String offsets, String why)
      throws IOException {
    assertRefused(
        file(
            "{\"w\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
                .formatted(type, shape, offsets),
            0,
            0,
            0,
            0),
        why);
  }

  @Test
  void twoTensorsOnTheSameBytes_areRefused() throws IOException {
    String one = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    assertRefused(file("{\"a\":%s,\"b\":%s}".formatted(one, one), 0, 0, 0, 0), "shares its bytes");
  }

  @Test
  void headerLongerThanTheFile_isRefused() throws IOException {
    byte[] bytes = sample();
    bytes[6] = 0x7f;

    assertRefused(bytes, "truncated or damaged: a header of");
  }

  private void assertRefused(byte[] bytes, String why) throws IOException {
    Path file = write(bytes);
    assertThatThrownBy(() -> Checkpoints.read(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageContaining(why);
  }

  private static byte[] file(String header, int... data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (int b : data) {
      bytes.put((byte) b);
    }
    return bytes.array();
  }
}
