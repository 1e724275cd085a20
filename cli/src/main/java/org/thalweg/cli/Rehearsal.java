// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.thalweg.cli.run.ExitCode;
import picocli.CommandLine;

/**
 * Goes through what most commands do, on very little, so that the launcher learns which classes
 * they load. Says nothing and leaves nothing.
 */
public final class Rehearsal {
  private static final String SURFACE =
      "surface --arch resnet8-digits --checkpoint init:0 --data digits --samples first:20"
          + " --x -1:1:5 --y -1:1:5 -o a.h5";
  private static final List<String> COMMANDS =
      List.of(
          "--version",
          "--help",
          SURFACE,
          "info a.h5",
          "critical a.h5 --full-space",
          "plot a.h5 -o a.png",
          "plot a.h5 --kind surface -o b.png",
          "export a.h5 -o a.vtp",
          "export a.h5 -o a.ply",
          "view a.h5 --html a.html");

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("java.awt.headless", "true");
    Path folder = Files.createTempDirectory("thalweg-rehearsal");
    try {
      COMMANDS.forEach(command -> play(command, folder));
    } finally {
      remove(folder);
    }
    System.exit(ExitCode.DONE);
  }

  /** A command's failure is for those who type it. */
  private static void play(String command, Path folder) {
    List<String> words =
        Stream.of(command.split(" "))
            .map(word -> word.matches("[ab]\\.\\w+") ? folder.resolve(word).toString() : word)
            .toList();
    CommandLine line = Main.commandLine(words);
    line.setOut(new PrintWriter(Writer.nullWriter())).setErr(new PrintWriter(Writer.nullWriter()));
    line.execute(words.toArray(String[]::new));
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
