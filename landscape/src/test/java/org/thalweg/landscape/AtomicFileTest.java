// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir private Path folder;

  @Test
  void failedWriting_keepsWhatWasThereAndLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svg"), "old");

    assertThatThrownBy(
            () ->
                AtomicFile.stream(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("a.svg cannot be written: disk full");

    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
  }

  @Test
  void goodWriting_replaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svg"), "old");

    AtomicFile.stream(file, out -> out.write('n'));

    assertThat(file).hasContent("n");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
  }
}
