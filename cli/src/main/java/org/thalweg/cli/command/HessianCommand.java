// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.HessianOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.cli.run.SpectrumPicture;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.landscape.analysis.curvature.SaddleOdds;
import org.thalweg.landscape.analysis.sharpness.Sharpness;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.study.analysis.HessianAnalysis;
import org.thalweg.study.analysis.HessianMap;
import org.thalweg.study.analysis.PlaneOdds;
import org.thalweg.study.measure.HessianStudy;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.report.SharpnessReport;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.study.spec.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thalweg hessian}: curvature in all of parameter space. */
@Command(
    name = "hessian",
    description = {
      "Finds the extreme eigenvalues, the trace and the spectral density of the Hessian.",
      "The mean loss over the samples, batch norm's statistics held. Exact products, without the"
          + " kinks of ReLU. Eigenvalues come with their residuals: one lies within the residual of"
          + " each."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "JSON: lambdaMax, lambdaMin, ratio, residuals (of largest, then smallest),",
      "largest and smallest (value, residual, converged, countsAsZero), steps, trace,",
      "traceStandardError, frobeniusNorm, rho, gradientNorm, loss; density (nodes,",
      "weights, places, values) and layers where asked for; randomPlane (minimum,",
      "saddle, maximum: what a random Gaussian plane would show); sharpness (keskar",
      "and keskarSubspace: epsilon, percent, rise; sam and adaptiveSam: rho, rise,",
      "stationary; average: sigma, mean, standardError).",
      "",
      "Examples:",
      "  thalweg hessian --arch resnet56 --checkpoint model_300.t7 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:250 --top 3 --density \\",
      "    --json hessian.json",
      "  thalweg hessian --arch resnet56 --checkpoint model_300.t7 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:250 --map ratio.h5",
      "  thalweg hessian --arch resnet56 --checkpoint model_300.t7 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:250 --density -o density.png \\",
      "    --sharpness"
    })
public final class HessianCommand implements Callable<Integer> {
  private static final AxisRequest MAP = AxisRequest.parse("-1:1:21");

  @Mixin private ModelOptions model;
  @Mixin private OtherModelOptions others;
  @Mixin private DataOptions data;
  @Mixin private HessianOptions hessian;
  @Mixin private PlaneOptions plane;
  @Mixin private ComputeOptions compute;
  @Mixin private JsonOption json;
  @Mixin private GeneralOptions general;

  @Option(names = "--fresh", description = "Start a map over: forget what an earlier run measured.")
  private boolean fresh;

  @Option(
      names = "--resume",
      description = "Go on with a map where an earlier run stopped; this is the default.")
  private boolean resume;

  @Override
  public Integer call() {
    if (fresh && resume) {
      throw new IllegalArgumentException("--fresh and --resume contradict each other; choose one");
    }
    plane.saveDirections().ifPresent(OutputPlace::check);
    ForkJoinPool pool = new ForkJoinPool(compute.threads());
    try {
      Optional<Path> map = hessian.map();
      return map.isPresent() ? map(map.orElseThrow(), pool) : analyse(pool);
    } finally {
      pool.shutdown();
    }
  }

  private int map(Path file, ForkJoinPool pool) {
    OutputPlace.check(file);
    boolean analysis = hessian.density() || hessian.layers() || hessian.sharpness();
    if (json.target().isPresent() || analysis || hessian.picture().isPresent()) {
      throw new IllegalArgumentException(
          "--map writes one file of eigenvalues; leave out --json, --density, --layers, --sharpness and -o");
    }
    plane.assume(MAP, MAP);
    HessianMap map = new HessianMap(hessian.parameters(), hessian.lanczos(compute.seed()), pool);
    StudySpec spec =
        plane.study(model, others.spec(), data, plane.spec(others.toward().size()), compute);
    Opening opening =
        new Opening(model.trusted(), compute.threads(), data.downloads(), general::say);
    try (PlaneStudy study = PlaneStudy.open(spec, opening)) {
      plane.saveDirections().ifPresent(study::saveDirections);
      study.details().forEach(general::detail);
      int points = study.pointsAtOnce();
      SurfaceRunner runner = Console.runner(general, points);
      SurfaceRunner.Outcome outcome = runner.complete(study.map(file, map), fresh);
      if (outcome.measuredNow() > 0) {
        general.out().print(SurfaceSummary.of(file, outcome, study.imagesPerPoint()));
        general.out().flush();
      }
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private int analyse(ForkJoinPool pool) {
    if (plane.x().isPresent() || plane.y().isPresent() || fresh || resume) {
      throw new IllegalArgumentException(
          "--x, --y, --fresh and --resume belong to a map; name its file by --map FILE.h5");
    }
    Optional<Path> picture = hessian.picture();
    picture.ifPresent(OutputPlace::check);
    if (!others.toward().isEmpty() || others.align()) {
      throw new IllegalArgumentException(
          "--toward and --align lay a plane; they belong to a map, --map FILE.h5");
    }
    HessianAnalysis.Request request =
        new HessianAnalysis.Request(
            hessian.top(),
            hessian.lanczos(compute.seed()),
            hessian.probes(),
            hessian.density() ? hessian.starts() : 0,
            hessian.layers());
    DataSpec samples = data.spec();
    if (samples.also().isPresent() || samples.weightDecay() != 0) {
      throw new IllegalArgumentException(
          "--also and --weight-decay measure losses beside the first; they belong to --map FILE.h5");
    }
    compute.requireDifferentiable();
    StudySpec spec = StudySpec.of(model.spec(), samples).with(compute.spec());
    Opening opening =
        new Opening(model.trusted(), compute.threads(), data.downloads(), general::detail);
    try (HessianStudy study = HessianStudy.open(spec, hessian.parameters(), request, opening)) {
      study.find(pool, general::say);
      plane.saveDirections().ifPresent(study::saveDirections);
      Optional<SaddleOdds> odds = PlaneOdds.of(study.report().found(), compute.seed());
      Optional<Sharpness> sharpness =
          hessian.sharpness()
              ? Optional.of(study.sharpness(compute.seed(), compute.threads()))
              : Optional.empty();
      int steps = hessian.lanczos(compute.seed()).leastSteps();
      picture.ifPresent(file -> SpectrumPicture.write(study.report(), steps, file));
      if (json.target().isPresent()) {
        Map<String, Object> tree = study.report().json();
        odds.ifPresent(o -> tree.put("randomPlane", PlaneOdds.json(o)));
        sharpness.ifPresent(s -> tree.put("sharpness", SharpnessReport.json(s)));
        JsonOutput.write(tree, json.target().orElseThrow(), general.out());
      }
      json.describe(general).print(study.report().text());
      odds.ifPresent(o -> json.describe(general).print(PlaneOdds.text(o, study.report().found())));
      sharpness.ifPresent(s -> json.describe(general).print(SharpnessReport.text(s)));
      json.describe(general).flush();
      return ExitCode.DONE;
    }
  }
}
