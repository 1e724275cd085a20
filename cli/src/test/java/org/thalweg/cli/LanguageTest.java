// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said reads the same whatever the machine's language. */
class LanguageTest {
  private final Locale before = Locale.getDefault(Locale.Category.FORMAT);

  @TempDir private Path folder;

  @AfterEach
  void backToBefore() {
    Locale.setDefault(Locale.Category.FORMAT, before);
  }

  @Test
  void numbers_haveAPointInGermanyToo() throws IOException {
    Path line = folder.resolve("line.csv");
    Files.writeString(line, "x,train_loss\n-1,2.5\n0,0.5\n1,1.5\n");
    Locale.setDefault(Locale.Category.FORMAT, Locale.GERMANY);

    assertThat(Typed.of("info", line).out()).contains("0.500000 to 2.50000");
  }
}
