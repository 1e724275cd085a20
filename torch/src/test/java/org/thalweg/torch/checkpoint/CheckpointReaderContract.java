// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every checkpoint format owes: extend it with a reader and a small file of its format. */
abstract class CheckpointReaderContract {
  @TempDir Path folder;

  abstract CheckpointReader reader();

  /** A valid file of at most a few kilobytes. */
  abstract byte[] sample() throws IOException;

  /** What {@link #sample} holds. */
  abstract Checkpoint expected();

  @Test
  void readsItsOwnFormat() throws IOException {
    Checkpoint checkpoint = Checkpoints.read(write(sample()));

    assertThat(checkpoint.tensors()).isEqualTo(expected().tensors());
    assertThat(checkpoint.facts()).isEqualTo(expected().facts());
    assertThat(checkpoint.notes()).isEqualTo(expected().notes());
  }

  @Test
  void source_isTheFileAndItsHash() throws IOException {
    Path file = write(sample());

    assertThat(reader().read(file).source())
        .contains(new Checkpoint.Source(file, CheckpointBytes.sha256(sample())));
  }

  @Test
  void isRegisteredAsService() {
    assertThat(ServiceLoader.load(CheckpointReader.class))
        .anyMatch(known -> known.getClass() == reader().getClass());
  }

  @Test
  void foreignHeads_areNotAccepted() {
    for (String head :
        new String[] {"", "{", "hello, world: no checkpoint at all", "\u0089HDF\r\n"}) {
      assertThat(
              reader().accepts(folder.resolve("any"), head.getBytes(StandardCharsets.ISO_8859_1)))
          .as(head)
          .isFalse();
    }
  }

  @Test
  void truncatedAnywhere_isRefusedInOneLine() throws IOException {
    byte[] whole = sample();
    for (int length = 0; length < whole.length; length += 1 + whole.length / 300) {
      Path file = write(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Checkpoints.read(file))
          .as("cut to %d bytes", length)
          .isInstanceOf(CheckpointFormatException.class)
          .hasMessageStartingWith(file + ": ")
          .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }
  }

  @Test
  void damagedByte_isRefusedOrReadAndNeverEscapesRaw() throws IOException {
    byte[] damaged = sample();
    for (int at = 0; at < damaged.length; at += 1 + damaged.length / 600) {
      byte kept = damaged[at];
      for (int flip : new int[] {0x01, 0x80, 0xff}) {
        damaged[at] = (byte) (kept ^ flip);
        Path file = write(damaged);
        try {
          assertThat(Checkpoints.read(file)).isNotNull();
        } catch (CheckpointFormatException e) {
          assertThat(e.getMessage().lines()).as("byte %d", at).hasSize(1);
        }
      }
      damaged[at] = kept;
    }
  }

  final Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("sample"), bytes);
  }
}
