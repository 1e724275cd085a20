// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document that code generates: compared, or accepted with {@code -Dthalweg.accept=true}. */
final class GeneratedText {
  private GeneratedText() {}

  /** The project's root folder, from wherever the module's tests run. */
  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  static void check(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("thalweg.accept")) {
      Files.writeString(file, expected);
    }
    String held = Files.exists(file) ? Files.readString(file) : "";
    assertThat(held)
        .as("%s must be what the code generates; ./mvnw verify -Dthalweg.accept=true", file)
        .isEqualTo(expected);
  }
}
