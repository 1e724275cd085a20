// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** An answer for programs. */
public final class JsonOption {

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "-",
      paramLabel = "FILE",
      description = "Answer in JSON, to a file or, with - or nothing, to standard output.")
  private Optional<String> target = Optional.empty();

  /** A path, or {@code -} for standard output; empty for an answer to people. */
  public Optional<String> target() {
    return target;
  }

  /** Where lines for people go: standard output, unless the answer goes there. */
  public PrintWriter describe(GeneralOptions general) {
    return target.filter("-"::equals).isPresent() ? general.err() : general.out();
  }
}
