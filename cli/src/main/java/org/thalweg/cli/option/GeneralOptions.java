// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
public final class GeneralOptions {

  @Option(names = "--quiet", description = "Say nothing but results and errors.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Say more about what is done.")
  private boolean verbose;

  // Errors looks for the word itself: it must work where parsing failed.
  @SuppressWarnings("unused")
  @Option(names = "--stacktrace", description = "Show where an error came from.")
  private boolean stacktrace;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  public boolean quiet() {
    return quiet;
  }

  /** The whole command as it was typed, for the provenance. */
  public List<String> typed() {
    return command.commandLine().getParseResult().originalArgs();
  }

  /** Where results go. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where progress and warnings go. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** A line for those who want to know more; nothing without {@code --verbose}. */
  public void detail(String line) {
    if (verbose) {
      say(line);
    }
  }

  /** A line about what is being done; nothing under {@code --quiet}. */
  public void say(String line) {
    if (!quiet) {
      err().println(line);
      err().flush();
    }
  }
}
