// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ReopenOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.measure.RecordedStudy;
import org.thalweg.study.measure.Repetition;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.report.SurfaceDifference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg rerun}: measures again what a file holds, and compares. */
@Command(
    name = "rerun",
    description = "Measures again what a surface file holds and compares the numbers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The file says what to measure; see 'thalweg info FILE.h5 --spec'. It cannot",
      "say where results go or which programs may run. Works from any folder.",
      "",
      "Example:",
      "  thalweg rerun a.h5 -o again.h5"
    })
public final class RerunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE.h5", description = "The surface file to repeat.")
  private Path input;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.h5",
      description = "Where the repetition goes.")
  private Path output;

  @Option(names = "--threads", paramLabel = "N", description = "Points measured at once.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private ReopenOptions reopen;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    OutputPlace.check(output);
    Surface first = SurfaceFile.read(input);
    RecordedStudy recorded = new RecordedStudy(input, first, reopen::moved);
    SurfaceRunner runner = Console.runner(general, threads);
    SurfaceRunner.Outcome outcome =
        new Repetition(recorded, reopen.opening(threads, general::say), runner).into(output);
    general.out().println(SurfaceDifference.between(first, outcome.surface()).describe());
    general.out().flush();
    return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }
}
