// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What lays out only the command that is typed answers like what lays out all. */
class CommandTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--help",
        "-h",
        "--version",
        "nonsense",
        "plto",
        "--verison",
        "plot",
        "plot --help",
        "finer --help",
        "surface --sampels 3",
        "surface plot",
        "help",
        "rerun none.h5 -o again.h5",
        "info none.h5 --stacktrc"
      })
  void words_areAnsweredAsByTheWholeTree(String typed) {
    String[] words = typed.isEmpty() ? new String[0] : typed.split(" ");
    assertThat(answer(Main.commandLine(List.of(words)), words))
        .isEqualTo(answer(Main.commandLine(), words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plot", "quickstart", "surface", "bench"})
  void typedCommand_isTheOnlyOneWithOptions(String name) {
    CommandLine root = Main.commandLine(List.of(name));
    assertThat(root.getSubcommands())
        .allSatisfy(
            (other, command) ->
                assertThat(command.getCommandSpec().options().isEmpty())
                    .isEqualTo(!other.equals(name)));
  }

  @Test
  void commandInAFileOfArguments_isKnown(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words"), "plot --help");
    String[] words = {"@" + file};
    assertThat(answer(Main.commandLine(List.of(words)), words)).contains("--kind");
  }

  private static String answer(CommandLine line, String... words) {
    StringWriter out = new StringWriter();
    int code =
        line.setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(out, true))
            .execute(words.clone());
    return code + "\n" + out;
  }
}
