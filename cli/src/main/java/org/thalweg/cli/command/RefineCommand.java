// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ReopenOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.RecordedStudy;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.OutputPlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg refine}: a region of a surface on smaller steps, joined in. */
@Command(
    name = "refine",
    aliases = "finer",
    description =
        "Measures a region of a surface on half the steps and joins it in; the rest is interpolated"
            + " and says so.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What was measured before is kept. Again on its own result, the steps halve",
      "again. The page that 'thalweg view a.h5' serves offers the same for what it",
      "shows.",
      "",
      "Example:",
      "  thalweg refine a.h5 --x -0.2:0.2 --y -0.2:0.2 -o a-finer.h5"
    })
public final class RefineCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE.h5", description = "A surface that 'thalweg surface' measured.")
  private Path input;

  @Option(
      names = "--x",
      required = true,
      paramLabel = "MIN:MAX",
      description = "The region along the first direction.")
  private String x;

  @Option(
      names = "--y",
      paramLabel = "MIN:MAX",
      description = "The region along the second direction; needed on a plane.")
  private Optional<String> y = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.h5",
      description = "The file to write (default: beside the input, with -finer in its name).")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--fresh", description = "Start over: forget what an earlier run measured.")
  private boolean fresh;

  @Option(names = "--threads", paramLabel = "N", description = "Points measured at once.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private ReopenOptions reopen;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    Path target = OutputPlace.check(output.orElseGet(() -> OutputPlace.beside(input, "finer")));
    Surface coarse = SurfaceFile.read(input);
    Region region = region(coarse);
    if (general.typed().contains("finer")) {
      general.say("'thalweg finer' is now called 'thalweg refine'");
    }
    try (PlaneStudy study =
        new RecordedStudy(input, coarse, reopen::moved)
            .open(reopen.opening(threads, general::detail))) {
      SurfaceRunner runner = Console.runner(general, threads);
      SurfaceRunner.Outcome outcome = runner.complete(study.finer(target, coarse, region), fresh);
      if (outcome.measuredNow() > 0) {
        general.out().print(SurfaceSummary.of(target, outcome, study.imagesPerPoint()));
        general.out().flush();
      }
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private Region region(Surface coarse) {
    double[] alongX = ends("--x", x);
    boolean plane = coarse.grid().dimension() == 2;
    if (plane != y.isPresent()) {
      throw new IllegalArgumentException(
          plane
              ? "%s is a plane; say --y MIN:MAX too".formatted(input)
              : "%s is a line; leave out --y".formatted(input));
    }
    if (!plane) {
      return Region.interval(alongX[0], alongX[1]);
    }
    double[] alongY = ends("--y", y.orElseThrow());
    return new Region(alongX[0], alongX[1], alongY[0], alongY[1]);
  }

  private static double[] ends(String option, String text) {
    String[] parts = text.split(":", -1);
    try {
      if (parts.length == 2) {
        return new double[] {Double.parseDouble(parts[0]), Double.parseDouble(parts[1])};
      }
    } catch (NumberFormatException e) {
      // Told below, with the form that is right.
    }
    throw new IllegalArgumentException(
        "%s takes MIN:MAX, such as -0.2:0.2, got \"%s\"".formatted(option, text));
  }
}
