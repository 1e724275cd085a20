// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.JsonOption;
import org.thalweg.cli.option.NetworkOptions;
import org.thalweg.cli.option.OutputOptions;
import org.thalweg.cli.option.PathPlaneOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.cli.run.JsonOutput;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.io.exchange.ProjectionFile;
import org.thalweg.study.analysis.PathBaseline;
import org.thalweg.study.analysis.PathFindings;
import org.thalweg.study.measure.SurfaceJob;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.measure.TrajectoryStudy;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.OutputPlace;
import org.thalweg.study.spec.OthersSpec;
import org.thalweg.study.spec.StudySpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thalweg trajectory}: recorded trainings on the plane of their principal axes. */
@Command(
    name = "trajectory",
    description =
        "Lays the plane of their principal axes through recorded trainings, and says what it hides.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A folder's checkpoints are ordered by the numbers in their names. Without",
      "--surface, -o holds the projected path in the reference implementation's",
      "layout; with it, the surface and paths.",
      "",
      "Examples:",
      "  thalweg trajectory thalweg-quickstart/checkpoints --arch resnet8-digits \\",
      "    --data digits --surface -o path.h5",
      "  thalweg trajectory sgd/ adam/ --arch resnet56 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:500 --surface -o both.h5 --json"
    })
public final class TrajectoryCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "A folder of checkpoints; several are compared on one plane.")
  private List<Path> folders = new ArrayList<>();

  @Mixin private NetworkOptions network;

  @Option(names = "--surface", description = "Also measure the surface under the paths.")
  private boolean surface;

  @Option(
      names = "--residual",
      description =
          "Measure each checkpoint's own line away from the straight one between start and end"
              + " instead (Goodfellow et al. 2015): rows of lines, no plane.")
  private boolean residual;

  @Option(
      names = "--gradients",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Compute the full gradient at every checkpoint, to compare the steps with it (default:"
              + " yes).")
  private boolean gradients;

  @Option(
      names = "--baseline",
      paramLabel = "KIND",
      description =
          "Also what the picture would be without a landscape: ${COMPLETION-CANDIDATES}; its path"
              + " goes into FILE-KIND.h5.")
  private Optional<PathBaseline> baseline = Optional.empty();

  @Mixin private DataOptions data;
  @Mixin private PathPlaneOptions plane;
  @Mixin private ComputeOptions compute;
  @Mixin private OutputOptions output;
  @Mixin private JsonOption json;
  @Mixin private GeneralOptions general;

  @Override
  public Integer call() {
    if (surface && residual) {
      throw new IllegalArgumentException("--surface and --residual are two pictures; choose one");
    }
    OutputPlace.check(output.file());
    plane.saveDirections().ifPresent(OutputPlace::check);
    StudySpec spec =
        new StudySpec(
            StudySpec.VERSION,
            network.spec(Optional.empty()),
            OthersSpec.NONE,
            plane.runs(folders),
            data.spec(),
            plane.spec(residual),
            plane.axes(),
            compute.spec());
    Opening opening =
        new Opening(network.trusted(), compute.threads(), data.downloads(), general::say);
    try (TrajectoryStudy study = TrajectoryStudy.open(spec, opening)) {
      plane.saveDirections().ifPresent(study::saveDirections);
      if (residual) {
        return measure(study, study.residualJob(output.file()));
      }
      int code = surface ? measure(study, study.job(output.file())) : project(study);
      report(study);
      return code;
    }
  }

  private int measure(TrajectoryStudy study, SurfaceJob job) {
    SurfaceRunner runner = Console.runner(general, compute.threads(), json.describe(general));
    SurfaceRunner.Outcome outcome = runner.complete(job, output.fresh());
    if (outcome.measuredNow() > 0) {
      general.say(
          SurfaceSummary.of(output.file(), outcome, study.imagesPerPoint()).stripTrailing());
    }
    return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private int project(TrajectoryStudy study) {
    List<ProjectedPath> paths = study.paths();
    for (int k = 0; k < paths.size(); k++) {
      Path file = k == 0 ? output.file() : beside(output.file(), paths.get(k).name());
      ProjectionFile.write(file, paths.get(k));
      general.say("wrote " + file);
    }
    return ExitCode.DONE;
  }

  /** {@code path.h5} and run {@code adam} give {@code path-adam.h5}. */
  private static Path beside(Path file, String run) {
    return OutputPlace.beside(file, run.replaceAll("[^A-Za-z0-9._-]+", "_"));
  }

  private void report(TrajectoryStudy study) {
    List<PathFindings> findings = study.findings(gradients);
    List<TrajectoryStudy.Baseline> baselines = baseline.map(study::baselines).orElse(List.of());
    for (TrajectoryStudy.Baseline each : baselines) {
      ProjectionFile.write(beside(output.file(), each.path().name()), each.path());
    }
    List<Double> shares = study.axes().explainedShares();
    if (json.target().isPresent()) {
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put("file", output.file().toString());
      tree.put("explainedShares", shares);
      tree.put("runs", findings.stream().map(PathFindings::json).toList());
      tree.put("baselines", baselines.stream().map(TrajectoryStudy.Baseline::spread).toList());
      JsonOutput.write(tree, json.target().orElseThrow(), general.out());
      return;
    }
    general
        .out()
        .printf(
            "%s: the first two axes hold %.1f %% and %.1f %% of all variation%n",
            output.file(), 100 * shares.get(0), 100 * shares.get(1));
    findings.forEach(each -> general.out().print(each.text()));
    baselines.forEach(each -> general.out().print(PathFindings.text(each.spread())));
    general.out().flush();
  }
}
