// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.thalweg.cli.command.ThalwegCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Thalweg with its commands, of which those that nobody typed are names with a description.
 *
 * <p>Laying out one command with its options is reflection without end, and a start uses one of
 * them at most.
 */
final class CommandTree {
  private CommandTree() {}

  /** Every command with its options. */
  static CommandLine whole() {
    return of(name -> true);
  }

  /** Enough to answer {@code words}, the help of all commands and wrong words included. */
  static CommandLine forWords(Collection<String> words) {
    // A file of arguments may name any.
    boolean any = words.stream().anyMatch(word -> word.startsWith("@"));
    return any ? whole() : of(words::contains);
  }

  private static CommandLine of(Predicate<String> wanted) {
    CommandLine root = new CommandLine(new ThalwegCommand());
    for (Class<?> command : ThalwegCommand.COMMANDS) {
      Command named = named(command);
      boolean whole = wanted.test(named.name()) || Stream.of(named.aliases()).anyMatch(wanted);
      root.addSubcommand(
          named.name(), whole ? new CommandLine(command) : outline(named), named.aliases());
    }
    return root;
  }

  private static Command named(Class<?> command) {
    return command.getAnnotation(Command.class);
  }

  private static CommandLine outline(Command named) {
    CommandSpec spec = CommandSpec.create().name(named.name());
    return new CommandLine(
        spec.usageMessage(new UsageMessageSpec().description(named.description())));
  }
}
