// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command takes. */
public final class GeneralOptions {

  @Option(names = "--quiet", description = "Say nothing but results and errors.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Say more about what is done.")
  private boolean verbose;

  @Option(names = "--stacktrace", description = "Show where an error came from.")
  private boolean stacktrace;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  public boolean quiet() {
    return quiet;
  }

  public boolean verbose() {
    return verbose;
  }

  public boolean stacktrace() {
    return stacktrace;
  }

  /** Where results go. */
  public PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Where progress and warnings go. */
  public PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** A line about what is being done; nothing under {@code --quiet}. */
  public void say(String line) {
    if (!quiet) {
      err().println(line);
      err().flush();
    }
  }
}
