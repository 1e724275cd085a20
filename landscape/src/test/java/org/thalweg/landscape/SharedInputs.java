// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real inputs outside the project; a test that needs an absent one is skipped. */
public final class SharedInputs {
  private SharedInputs() {}

  public static Path file(String name) {
    Path file = Path.of(System.getProperty("thalweg.shared", "../shared"), "data", name);
    assumeTrue(Files.exists(file), "needs the real input " + file);
    return file;
  }
}
