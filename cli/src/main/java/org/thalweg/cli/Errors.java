// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.Remedies;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.study.opening.CommandException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one line on stderr and an exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** What picocli says of a word that is none of an enum's constants. */
  private static final Pattern NO_SUCH_WORD =
      Pattern.compile(
          "Invalid value for option '(\\S+)'.*: expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    print(e.getCommandLine(), e, inOurWords(oneLine(e)) + suggestion(e), List.of(args));
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    String remedy = Remedies.of(e, name -> command.getCommandSpec().findOption(name) != null);
    print(command, e, oneLine(e) + remedy, parsed.originalArgs());
    if (e instanceof InputFileException) {
      return ExitCode.INPUT;
    }
    return e instanceof IllegalArgumentException || e instanceof ParameterException
        ? ExitCode.USAGE
        : ExitCode.FAILED;
  }

  private static void print(
      CommandLine command, Exception e, String message, List<String> arguments) {
    PrintWriter err = command.getErr();
    err.println("thalweg: " + message);
    if (arguments.contains("--stacktrace")) {
      e.printStackTrace(err);
    }
    err.flush();
  }

  private static String inOurWords(String message) {
    Matcher matcher = NO_SUCH_WORD.matcher(message);
    return matcher.matches()
        ? "%s is one of %s, got \"%s\""
            .formatted(
                matcher.group(1), matcher.group(2).toLowerCase(Locale.ROOT), matcher.group(3))
        : message;
  }

  private static String oneLine(Throwable e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      message = e.getClass().getSimpleName();
    }
    if (!isExpected(e)) {
      message =
          "%s (%s); --stacktrace shows where".formatted(message, e.getClass().getSimpleName());
    }
    return message.replaceAll("\\s*\\R\\s*", " ");
  }

  private static boolean isExpected(Throwable e) {
    return e instanceof IllegalArgumentException
        || e instanceof InputFileException
        || e instanceof ParameterException
        || e instanceof CommandException
        || e instanceof EngineException
        || e instanceof UncheckedIOException;
  }

  private static String suggestion(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getSuggestions().isEmpty()) {
      return "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
    }
    String name = e.getCommandLine().getCommandSpec().qualifiedName();
    return "; see '%s --help'".formatted(name);
  }
}
