// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  @Test
  void failedWriting_keepsWhatWasThereAndLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svg"), "old");
    assertThatThrownBy(
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write('x');
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder).isDirectoryNotContaining(p -> !p.equals(file));
  }

  @Test
  void goodWriting_replaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a.svg"), "old");
    WholeFile.write(file, out -> out.write('n'));
    assertThat(file).hasContent("n");
  }
}
