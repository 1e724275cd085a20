// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.thalweg.cli.live.LivePage;
import org.thalweg.cli.live.LiveState;
import org.thalweg.cli.live.LiveStudies;
import org.thalweg.cli.live.PageServer;
import org.thalweg.cli.live.PartialSurface;
import org.thalweg.cli.live.Refiner;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.OutputOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.option.QuadraticOptions;
import org.thalweg.cli.option.ReopenOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.SurfaceJob;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.SpecFile;
import org.thalweg.study.spec.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code thalweg surface}: losses along one or two directions. */
@Command(
    name = "surface",
    description = "Measures the loss along one (--x) or two (--x --y) directions.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Every finished point is kept: the same command goes on after a stop.",
      "",
      "Examples:",
      "  thalweg surface --arch resnet56 --checkpoint model_300.t7 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:500 --x -1:1:51 --y -1:1:51 -o a.h5",
      "  thalweg surface --arch resnet56 --checkpoint a.t7 --toward b.t7 \\",
      "    --data cifar10 --data-dir cifar10 --samples first:500 --also test \\",
      "    -o line.h5",
      "  thalweg surface --model net.ts --trust --data digits --x -1:1:51 -o any.h5",
      "  thalweg surface --spec a.json -o a.h5"
    })
public final class SurfaceCommand implements Callable<Integer> {

  private static final Set<String> BESIDE_SPEC =
      Set.of(
          "--spec",
          "--out",
          "--fresh",
          "--resume",
          "--threads",
          "--quiet",
          "--verbose",
          "--stacktrace",
          "--view",
          "--trust",
          "--save-directions",
          "--quadratic",
          "--tolerance");

  @Mixin private ModelOptions model;
  @Mixin private OtherModelOptions others;
  @Mixin private DataOptions data;
  @Mixin private PlaneOptions plane;
  @Mixin private QuadraticOptions quadratic;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Mixin private GeneralOptions general;

  @Option(
      names = "--view",
      description = "Show the page while the surface is measured, filling in coarse to fine.")
  private boolean view;

  @Option(
      names = "--spec",
      paramLabel = "FILE.json",
      description =
          "All that decides the numbers, from a file instead of options; 'thalweg info FILE.h5 --spec'"
              + " prints one.")
  private Optional<Path> specFile = Optional.empty();

  @Spec private CommandSpec command;

  /** What is to be measured, from the file or from the options. */
  private StudySpec spec() {
    if (specFile.isPresent()) {
      refuseBesideSpec();
      return SpecFile.read(specFile.orElseThrow());
    }
    PlaneSpec directions = plane.spec(others.toward().size());
    return plane.study(model, others.spec(), data, directions, compute);
  }

  private void refuseBesideSpec() {
    for (OptionSpec typed : command.commandLine().getParseResult().matchedOptions()) {
      if (!BESIDE_SPEC.contains(typed.longestName())) {
        throw new IllegalArgumentException(
            "--spec says what is measured, got %s beside it; leave it out, or change the spec"
                .formatted(typed.longestName()));
      }
    }
  }

  @Override
  public Integer call() {
    OutputPlace.check(output.file());
    plane.saveDirections().ifPresent(OutputPlace::check);
    Optional<Tolerance> tolerance = quadratic.tolerance();
    tolerance.ifPresent(t -> plane.requireOneDraw("--quadratic"));
    Opening opening =
        new Opening(model.trusted(), compute.threads(), data.downloads(), general::say);
    try (PlaneStudy study = PlaneStudy.open(spec(), opening)) {
      plane.saveDirections().ifPresent(study::saveDirections);
      study.details().forEach(general::detail);
      tolerance.ifPresent(t -> study.requireQuadratic());
      SurfaceRunner runner = Console.runner(general, compute.threads());
      SurfaceJob job = study.job(output.file());
      if (view) {
        return watched(study, job, runner, tolerance);
      }
      SurfaceRunner.Outcome outcome = runner.complete(job, output.fresh());
      finish(outcome, study, tolerance);
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private void finish(
      SurfaceRunner.Outcome outcome, PlaneStudy study, Optional<Tolerance> tolerance) {
    if (outcome.measuredNow() > 0) {
      general.out().print(SurfaceSummary.of(output.file(), outcome, study.imagesPerPoint()));
      general.out().flush();
    }
    tolerance.ifPresent(t -> general.say(study.addQuadratic(output.file(), outcome.surface(), t)));
  }

  /** Measures under a reader's eyes; afterwards the page stays, and takes regions to measure. */
  private int watched(
      PlaneStudy study, SurfaceJob job, SurfaceRunner runner, Optional<Tolerance> tolerance) {
    PartialSurface.Ground ground = PartialSurface.Ground.of(job, general.typed());
    LiveState exhibition =
        new LiveState(List.of(ground.empty()), List.of(OutputPlace.stem(output.file())));
    LiveStudies studies =
        new LiveStudies(
                exhibition, List.of(output.file()), general, compute.threads(), new ReopenOptions())
            .with(0, study);
    try (PageServer server =
        PageServer.start(
            exhibition, new LivePage(), Optional.of(new Refiner(exhibition, studies)))) {
      general.out().printf("the page is at %s until Ctrl-C%n", server.address());
      general.out().flush();
      SurfaceRunner.Outcome outcome =
          runner.watchedBy(new PartialSurface(exhibition, 0, ground)).complete(job, output.fresh());
      exhibition.show(0, outcome::surface);
      exhibition.done();
      finish(outcome, study, tolerance);
      server.await();
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}
