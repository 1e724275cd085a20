// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/cli.md} is the help of every command. */
class CliReferenceTest {

  @Test
  void reference_isTheHelpOfEveryCommand() throws IOException {
    CommandLine root = Main.commandLine();
    StringBuilder text = new StringBuilder("# The command line\n\nGenerated from `--help`.\n");
    append(text, root);
    root.getSubcommands().values().forEach(command -> append(text, command));
    GeneratedText.check(GeneratedText.root().resolve("docs/cli.md"), text.toString());
  }

  /** A narrow terminal would break them, and an example broken there cannot be pasted. */
  @Test
  void footers_fitEightyColumns() {
    assertThat(Main.commandLine().getSubcommands().values())
        .flatMap(command -> List.of(command.getCommandSpec().usageMessage().footer()))
        .allSatisfy(line -> assertThat(line.formatted()).hasSizeLessThan(80));
  }

  private static void append(StringBuilder text, CommandLine command) {
    command.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    String help = command.getUsageMessage(Ansi.OFF).replaceAll("(?m)[ \\t]+$", "").stripTrailing();
    text.append(
        "\n## `%s`\n\n```text\n%s\n```\n"
            .formatted(command.getCommandSpec().qualifiedName(), help));
  }
}
