// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.thalweg.landscape.InputFileException;

/** The files that make_fixtures.py wrote, and how a bad one is refused. */
final class Fixtures {
  private Fixtures() {}

  static Path file(String name) {
    return Path.of("src/test/resources/org/thalweg/landscape/io/exchange", name);
  }

  static void assertRefused(Path file, String reason, ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("\n");
  }
}
