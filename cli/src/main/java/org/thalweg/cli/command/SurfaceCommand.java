// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.Main;
import org.thalweg.cli.live.Exhibition;
import org.thalweg.cli.live.Filling;
import org.thalweg.cli.live.Finer;
import org.thalweg.cli.live.LivePage;
import org.thalweg.cli.live.LiveStudies;
import org.thalweg.cli.live.PageServer;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.OutputOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.option.QuadraticOptions;
import org.thalweg.cli.run.LaidPlane;
import org.thalweg.cli.run.LaysPlane;
import org.thalweg.cli.run.OpensStudy;
import org.thalweg.cli.run.OutputPlace;
import org.thalweg.cli.run.PlaneStudy;
import org.thalweg.cli.run.SurfaceJob;
import org.thalweg.cli.run.SurfaceRunner;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.landscape.quadratic.Tolerance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  thalweg surface --model net.ts --trust --data digits --x -1:1:51 -o any.h5"
    })
public final class SurfaceCommand implements Callable<Integer>, LaysPlane, OpensStudy {

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

  @Override
  public LaidPlane lay(Consumer<String> log) {
    return open(log).laid();
  }

  @Override
  public PlaneStudy open(Consumer<String> log) {
    return PlaneStudy.open(model, others, data, plane, compute, log);
  }

  @Override
  public Integer call() {
    OutputPlace.check(output.file());
    plane.saveDirections().ifPresent(OutputPlace::check);
    Optional<Tolerance> tolerance = quadratic.tolerance();
    tolerance.ifPresent(t -> plane.requireOneDraw("--quadratic"));
    try (PlaneStudy study = open(general::say)) {
      study.details().forEach(general::detail);
      tolerance.ifPresent(t -> study.requireQuadratic());
      SurfaceRunner runner = new SurfaceRunner(general.typed(), compute.threads(), general);
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
    Filling.Ground ground = Filling.Ground.of(job, general.typed());
    Exhibition exhibition =
        new Exhibition(List.of(ground.empty()), List.of(OutputPlace.stem(output.file())));
    LiveStudies studies =
        new LiveStudies(
                exhibition, List.of(output.file()), general, compute.threads(), Main::commandLine)
            .with(0, study);
    try (PageServer server =
        PageServer.start(exhibition, new LivePage(), Optional.of(new Finer(exhibition, studies)))) {
      general.out().printf("the page is at %s until Ctrl-C%n", server.address());
      general.out().flush();
      SurfaceRunner.Outcome outcome =
          runner.watchedBy(new Filling(exhibition, 0, ground)).complete(job, output.fresh());
      exhibition.show(0, outcome::surface);
      exhibition.done();
      finish(outcome, study, tolerance);
      server.await();
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}
