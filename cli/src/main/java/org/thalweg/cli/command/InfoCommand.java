// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.cli.run.SurfaceInfo;
import org.thalweg.landscape.exchange.ImportedSurface;
import org.thalweg.landscape.exchange.SurfaceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg info}: what a surface file is and how it was made. */
@Command(
    name = "info",
    description = "Says what a surface file holds and how it was made.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  thalweg info a.h5", "  thalweg info a.h5 --json"})
public final class InfoCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "FILE.h5", description = "The surface file.")
  private Optional<Path> input = Optional.empty();

  @Mixin private JsonOption json;

  @Mixin private GeneralOptions general;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Optional<Path> file = input;
    Optional<String> target = json.target();
    // "info --json a.h5": the file is the one to read, not the one to write.
    if (file.isEmpty() && target.isPresent() && !target.orElseThrow().equals("-")) {
      file = target.map(Path::of);
      target = Optional.of("-");
    }
    Path read =
        file.orElseThrow(
            () ->
                new ParameterException(
                    command.commandLine(), "a file is missing, such as 'thalweg info a.h5'"));
    ImportedSurface imported = SurfaceFiles.open(read);
    if (target.isPresent()) {
      JsonOutput.write(SurfaceInfo.json(imported), target.orElseThrow(), general.out());
    } else {
      general.out().print(SurfaceInfo.text(read, imported));
      general.out().flush();
    }
    return ExitCode.DONE;
  }
}
