// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file named as input is missing, unreadable, truncated, foreign or does not fit.
 *
 * <p>The message is one line: the file, what is wrong with it and where, and what to do.
 */
public class InputFileException extends RuntimeException {
  private final Path file;
  private final String problem;

  public InputFileException(Path file, String problem) {
    this(file, problem, null);
  }

  public InputFileException(Path file, String problem, @Nullable Throwable cause) {
    super(oneLine(file + ": " + problem), cause);
    this.file = file;
    this.problem = oneLine(problem);
  }

  public Path file() {
    return file;
  }

  /** The message without the file's name. */
  public String problem() {
    return problem;
  }

  /** A damaged file's own words may hold anything. */
  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }
}
