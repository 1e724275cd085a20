// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.OutputOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.run.LaidPlane;
import org.thalweg.cli.run.LaysPlane;
import org.thalweg.cli.run.OutputPlace;
import org.thalweg.cli.run.PlaneStudy;
import org.thalweg.cli.run.SurfaceRunner;
import org.thalweg.cli.run.SurfaceSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
      "  thalweg surface --arch resnet56 --checkpoint a.t7 --toward b.t7 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:500 --also test -o line.h5",
      "  thalweg surface --model net.ts --trust --data digits --x -1:1:51 -o any.h5"
    })
public final class SurfaceCommand implements Callable<Integer>, LaysPlane {

  @Mixin private ModelOptions model;
  @Mixin private OtherModelOptions others;
  @Mixin private DataOptions data;
  @Mixin private PlaneOptions plane;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Mixin private GeneralOptions general;

  @Override
  public LaidPlane lay(Consumer<String> log) {
    return PlaneStudy.open(model, others, data, plane, compute, log).laid();
  }

  @Override
  public Integer call() {
    OutputPlace.check(output.file());
    plane.saveDirections().ifPresent(OutputPlace::check);
    try (PlaneStudy study = PlaneStudy.open(model, others, data, plane, compute, general::say)) {
      study.details().forEach(general::detail);
      SurfaceRunner runner = new SurfaceRunner(general.typed(), compute.threads(), general);
      SurfaceRunner.Outcome outcome = runner.complete(study.job(output.file()), output.fresh());
      if (outcome.measuredNow() > 0) {
        general.out().print(SurfaceSummary.of(output.file(), outcome, study.imagesPerPoint()));
        general.out().flush();
      }
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }
}
