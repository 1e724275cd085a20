// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.OutputPlace;
import org.thalweg.cli.run.SurfaceDifference;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg rerun}: does again what made a file, and compares. */
@Command(
    name = "rerun",
    description = "Repeats the command that made a surface file and compares the numbers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Relative paths in the command are taken from the present folder.",
      "",
      "Example:",
      "  thalweg rerun a.h5 -o again.h5"
    })
public final class RerunCommand implements Callable<Integer> {
  private static final Set<String> REPEATABLE =
      Set.of("surface", "interpolate", "trajectory", "finer");

  @Parameters(paramLabel = "FILE.h5", description = "The surface file to repeat.")
  private Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.h5",
      description = "Where the repetition goes.")
  private Path output;

  @Mixin private GeneralOptions general;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    OutputPlace.check(output);
    Surface first = SurfaceFile.read(input);
    List<String> words = repeated(first);
    general.say("thalweg " + String.join(" ", words));
    CommandLine root = command.root().commandLine();
    int code = root.execute(words.toArray(String[]::new));
    if (code != ExitCode.DONE) {
      return code;
    }
    general.out().println(SurfaceDifference.between(first, SurfaceFile.read(output)).spoken());
    return ExitCode.DONE;
  }

  /** The command with the new output in place of the old one. */
  private List<String> repeated(Surface surface) {
    List<String> typed =
        surface.provenance().map(Provenance::run).map(run -> run.command()).orElse(List.of());
    if (typed.isEmpty() || !REPEATABLE.contains(typed.get(0))) {
      throw new IllegalArgumentException(
          "%s: was made by none of the commands that can be repeated: surface, interpolate, trajectory, finer"
              .formatted(input));
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      if (word.equals("-o") || word.equals("--out")) {
        i++;
      } else if (!word.startsWith("-o") && !word.startsWith("--out=") && !word.equals("--fresh")) {
        words.add(word);
      }
    }
    words.add("-o");
    words.add(output.toString());
    return words;
  }
}
