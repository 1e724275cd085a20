// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The file that a command fills, over several runs if need be. */
public final class OutputOptions {

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.h5",
      description = "The file to write.")
  private Path file;

  @Option(names = "--fresh", description = "Start over: forget what an earlier run measured.")
  private boolean fresh;

  @Option(
      names = "--resume",
      description = "Go on where an earlier run stopped; this is the default.")
  private boolean resume;

  public Path file() {
    return file;
  }

  /** Whether to forget what an earlier run measured. */
  public boolean fresh() {
    if (fresh && resume) {
      throw new IllegalArgumentException("--fresh and --resume contradict each other; choose one");
    }
    return fresh;
  }
}
