// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.thalweg.cli.ExitCode;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.run.OutputPlace;
import org.thalweg.cli.run.Questions;
import org.thalweg.cli.run.SurfaceFacts;
import org.thalweg.cli.run.SurfaceJob;
import org.thalweg.cli.run.SurfaceRunner;
import org.thalweg.cli.run.SurfaceSummary;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.objective.TorchObjective;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
      "Example:",
      "  thalweg surface --arch resnet56 --checkpoint model_300.t7 --data cifar10 \\",
      "    --data-dir cifar10 --samples first:500 --x -1:1:51 --y -1:1:51 -o a.h5"
    })
public final class SurfaceCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;
  @Mixin private DataOptions data;
  @Mixin private PlaneOptions plane;
  @Mixin private ComputeOptions compute;
  @Mixin private GeneralOptions general;
  @Spec private CommandSpec command;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE.h5",
      description = "The surface file to write.")
  private Path output;

  @Option(names = "--fresh", description = "Start over: forget what an earlier run measured.")
  private boolean fresh;

  @Option(
      names = "--resume",
      description = "Go on where an earlier run stopped; this is the default.")
  private boolean resume;

  @Override
  public Integer call() {
    if (fresh && resume) {
      throw new IllegalArgumentException("--fresh and --resume contradict each other; choose one");
    }
    plane.check();
    OutputPlace.check(output);
    plane.saveDirections().ifPresent(OutputPlace::check);
    Architecture architecture = Architectures.named(model.architecture());
    Checkpoint checkpoint = Checkpoints.read(model.checkpointRequired());
    ParameterVector centre = checkpoint.fit(architecture.layout());
    Dataset dataset = data.read(compute.seed());
    Grid grid = plane.grid();
    List<ParameterVector> directions = directions(centre, grid.dimension());
    Question question =
        Questions.of(architecture, centre, dataset, data.samples(), directions, plane, compute);
    describe(checkpoint, dataset, directions);
    if (fresh) {
      SurfaceRunner.startOver(output);
    }
    Optional<Surface> finished = SurfaceRunner.finished(output, question);
    if (finished.isPresent()) {
      SurfaceRunner.announce(grid.size(), grid.size(), general.out());
      general.out().println("complete");
      return ExitCode.DONE;
    }
    plane.saveDirections().ifPresent(file -> DirectionFile.write(file, directions));
    Subspace subspace = new Subspace(centre, directions);
    try (TorchObjective objective =
        new TorchObjective(
            architecture,
            centre,
            dataset,
            new TorchObjective.Options(compute.batchSize(), compute.precision()))) {
      SurfaceJob job =
          new SurfaceJob(
              output,
              objective,
              subspace,
              grid,
              question,
              plane.directionFile().or(plane::saveDirections).map(Path::toString).orElse(""),
              SurfaceFacts.of(subspace, checkpoint),
              List.of());
      SurfaceRunner.Outcome outcome = runner().run(job);
      general.out().print(SurfaceSummary.of(output, outcome, dataset.count()));
      general.out().flush();
      return outcome.failed() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
  }

  private void describe(Checkpoint checkpoint, Dataset dataset, List<ParameterVector> directions) {
    general.detail("checkpoint: " + checkpoint + ", " + checkpoint.facts());
    general.detail("data: " + dataset);
    directions.forEach(direction -> general.detail("direction: " + direction));
  }

  private List<ParameterVector> directions(ParameterVector centre, int count) {
    if (plane.directionFile().isEmpty()) {
      return new RandomDirections(plane.rescaling(), plane.ignore(), compute.seed())
          .directions(centre, count);
    }
    Path file = plane.directionFile().orElseThrow();
    List<ParameterVector> read = DirectionFile.read(file, centre.layout());
    if (read.size() < count) {
      throw new IllegalArgumentException(
          "--y asks for a plane, but %s holds one direction; leave out --y".formatted(file));
    }
    return read.subList(0, count);
  }

  private SurfaceRunner runner() {
    List<String> typed = command.commandLine().getParseResult().originalArgs();
    return new SurfaceRunner(
        typed, compute.threads(), general.quiet(), general.out(), general.err());
  }
}
