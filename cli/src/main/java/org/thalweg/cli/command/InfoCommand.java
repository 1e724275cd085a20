// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.landscape.io.exchange.ImportedSurface;
import org.thalweg.landscape.io.exchange.SurfaceFiles;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.measure.RecordedStudy;
import org.thalweg.study.report.SurfaceInfo;
import org.thalweg.study.spec.SpecFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code thalweg info}: what a surface file is and how it was made. */
@Command(
    name = "info",
    description = "Says what a surface file holds and how it was made.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  thalweg info a.h5",
      "  thalweg info a.h5 --json",
      "  thalweg info a.h5 --spec"
    })
public final class InfoCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "FILE.h5", description = "The surface file.")
  private Optional<Path> input = Optional.empty();

  @Option(
      names = "--spec",
      description = "Print what the surface was measured from, as JSON for 'surface --spec'.")
  private boolean spec;

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
    if (spec) {
      RecordedStudy recorded =
          new RecordedStudy(read, SurfaceFile.read(read), UnaryOperator.identity());
      general.out().print(SpecFile.write(recorded.spec()));
      general.out().flush();
    } else if (target.isPresent()) {
      JsonOutput.write(SurfaceInfo.json(imported), target.orElseThrow(), general.out());
    } else {
      general.out().print(SurfaceInfo.text(read, imported));
      general.out().flush();
    }
    return ExitCode.DONE;
  }
}
