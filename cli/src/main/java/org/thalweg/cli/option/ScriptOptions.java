// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A network that brings its own program, opened only where its source is trusted. */
public final class ScriptOptions {

  @Option(
      names = "--model",
      paramLabel = "FILE.ts",
      description =
          "Any network as a TorchScript module, its weights inside, instead of an architecture. Such a"
              + " file is a program; see --trust.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--trust",
      description = "Run the program in --model: I know where it comes from.")
  private boolean trust;

  /** The file, maybe none. */
  public Optional<Path> file() {
    return model;
  }

  /** Whether the program may run. */
  public boolean trusted() {
    return trust;
  }
}
