// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** The entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Pictures are drawn without a display.
    System.setProperty("java.awt.headless", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = commandLine(List.of(args)).setOut(out).setErr(err).execute(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** The whole command line, for what is typed later. */
  public static CommandLine commandLine() {
    return configured(CommandTree.whole());
  }

  /** The command line for {@code words}, which it answers as the whole one would. */
  static CommandLine commandLine(List<String> words) {
    return configured(CommandTree.forWords(words));
  }

  private static CommandLine configured(CommandLine root) {
    // What is said reads the same on every machine: points in numbers, whatever its language.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Errors errors = new Errors();
    return root.setCaseInsensitiveEnumValuesAllowed(true)
        .setOverwrittenOptionsAllowed(false)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setUsageHelpAutoWidth(true);
  }
}
