// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.OutputOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.report.InterpolationReport;
import org.thalweg.study.spec.OthersSpec;
import org.thalweg.study.spec.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thalweg interpolate}: the line through two models, the plane through three. */
@Command(
    name = "interpolate",
    description =
        "Measures the line through two models, with its barrier, or the plane through three.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The first model lies at 0, the second at 1. On the plane of three, distances",
      "are true and one unit is the distance of the first two. With --align the line",
      "without it is measured too, into FILE-unaligned.h5.",
      "",
      "Examples:",
      "  thalweg interpolate --arch resnet8-digits --checkpoint init:0 \\",
      "    --toward init:1 --data digits -o line.h5",
      "  thalweg interpolate --arch resnet56 --checkpoint a.t7 --toward b.t7 --align \\",
      "    --data cifar10 --data-dir cifar10 --samples first:500 -o line.h5 --json"
    })
public final class InterpolateCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;
  @Mixin private OtherModelOptions others;
  @Mixin private DataOptions data;
  @Mixin private PlaneOptions plane;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Mixin private JsonOption json;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    OutputPlace.check(output.file());
    plane.saveDirections().ifPresent(OutputPlace::check);
    if (others.toward().isEmpty()) {
      throw new IllegalArgumentException(
          "interpolate needs a second model; name it by --toward FILE, or --toward init:SEED");
    }
    Optional<SurfaceRunner.Outcome> unaligned =
        others.align()
            ? Optional.of(
                measure(others.spec().unaligned(), InterpolationReport.unaligned(output.file())))
            : Optional.empty();
    SurfaceRunner.Outcome outcome = measure(others.spec(), output.file());
    InterpolationReport report =
        new InterpolationReport(
            output.file(), outcome.surface(), unaligned.map(SurfaceRunner.Outcome::surface));
    if (json.target().isPresent()) {
      JsonOutput.write(report.json(), json.target().orElseThrow(), general.out());
    } else {
      general.out().print(report.text());
      general.out().flush();
    }
    boolean whole = outcome.failed() == 0 && unaligned.map(o -> o.failed() == 0).orElse(true);
    return whole ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private SurfaceRunner.Outcome measure(OthersSpec models, Path file) {
    OutputPlace.check(file);
    StudySpec spec =
        plane.study(model, models, data, plane.through(models.toward().size()), compute);
    Opening opening =
        new Opening(model.trusted(), compute.threads(), data.downloads(), general::say);
    try (PlaneStudy study = PlaneStudy.open(spec, opening)) {
      plane.saveDirections().ifPresent(study::saveDirections);
      study.details().forEach(general::detail);
      SurfaceRunner runner = Console.runner(general, compute.threads(), json.describe(general));
      SurfaceRunner.Outcome outcome = runner.complete(study.job(file), output.fresh());
      if (outcome.measuredNow() > 0) {
        general.say(SurfaceSummary.of(file, outcome, study.imagesPerPoint()).stripTrailing());
      }
      return outcome;
    }
  }
}
