// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.cli.CommandException;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.FullSpaceProbe;
import org.thalweg.cli.run.SurfaceFacts;
import org.thalweg.cli.run.SurfaceJob;
import org.thalweg.cli.run.SurfaceRunner;
import org.thalweg.landscape.critical.CriticalAnalysis;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.landscape.trajectory.PrincipalAxes;
import org.thalweg.torch.objective.TorchObjective;

/**
 * The first run: trains, lays two planes through the trained weights and writes everything.
 *
 * <p>One plane is random and filter-normalised, the other holds the two principal axes of the
 * training path. Both surfaces are resumable like any other.
 */
public final class Quickstart {
  private static final int POINTS = 31;
  // Of Lanczos: enough for three digits of the largest eigenvalue, and to see that some are below
  // 0.
  private static final int LEAST_STEPS = 20;
  private static final int MOST_STEPS = 30;

  private final Path folder;
  private final long seed;
  private final int threads;
  private final boolean fresh;
  private final GeneralOptions general;

  public Quickstart(Path folder, long seed, int threads, boolean fresh, GeneralOptions general) {
    this.folder = folder;
    this.seed = seed;
    this.threads = threads;
    this.fresh = fresh;
    this.general = general;
  }

  /** Does it all; a table at the end says what each file is. */
  public void run() {
    long begun = System.nanoTime();
    makeFolder();
    DigitsTraining training = new DigitsTraining(seed, folder.resolve("checkpoints"), general);
    TrainedPath path = training.run();
    ParameterVector end = path.end();
    Map<String, Surface> surfaces = new LinkedHashMap<>();
    try (TorchObjective objective = training.objective(end)) {
      surfaces.put("random", randomPlane(training, objective, path));
      surfaces.put("pca", pcaPlane(training, objective, path));
    }
    QuickstartFiles files = new QuickstartFiles(folder);
    files.write(surfaces);
    general.out().print(files.table(path.losses().size(), (System.nanoTime() - begun) * 1e-9));
    general.out().flush();
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "-o %s: cannot be made here; choose another place".formatted(folder), e);
    }
  }

  private Surface randomPlane(DigitsTraining training, TorchObjective objective, TrainedPath path) {
    ParameterVector end = path.end();
    List<ParameterVector> directions =
        new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, seed).directions(end, 2);
    Subspace plane = new Subspace(end, directions);
    Grid grid = Grid.plane(new Axis(-1, 1, POINTS), new Axis(-1, 1, POINTS));
    Question.Directions asked = asked("random", "filter", directions);
    return measure(training, objective, path, plane, grid, asked, SurfaceFacts.of(plane));
  }

  private Surface pcaPlane(DigitsTraining training, TorchObjective objective, TrainedPath path) {
    PrincipalAxes axes = PrincipalAxes.of(path.trajectory(), 2, ParameterBlock::isBiasOrNorm);
    Subspace plane = new Subspace(path.end(), axes.directions());
    Grid grid = PathRange.around(path.projectedOnto(plane), POINTS);
    Map<String, Double> facts = SurfaceFacts.of(plane);
    facts.put("explainedShare.x", axes.explainedShares().get(0));
    facts.put("explainedShare.y", axes.explainedShares().get(1));
    Question.Directions asked = asked("pca", "none", axes.directions());
    return measure(training, objective, path, plane, grid, asked, facts);
  }

  private Question.Directions asked(String kind, String norm, List<ParameterVector> directions) {
    List<String> hashes = directions.stream().map(Fingerprint::of).toList();
    return new Question.Directions(kind, norm, "biasbn", "weights", "frozen", seed, hashes);
  }

  private Surface measure(
      DigitsTraining training,
      TorchObjective objective,
      TrainedPath path,
      Subspace plane,
      Grid grid,
      Question.Directions asked,
      Map<String, Double> facts) {
    Path output = folder.resolve(asked.kind() + ".h5");
    if (fresh) {
      SurfaceRunner.startOver(output);
    }
    Question question = training.question(objective, asked, grid);
    Optional<Surface> finished = SurfaceRunner.finished(output, question);
    if (finished.isPresent()) {
      general.say("%s: complete; --fresh measures again".formatted(output));
      return withCritical(output, finished.orElseThrow(), plane, objective);
    }
    general.say("measuring the %s plane: %d points".formatted(asked.kind(), grid.size()));
    SurfaceJob job =
        new SurfaceJob(
            output,
            () -> objective.restrictedTo(plane),
            grid,
            question,
            "",
            facts,
            SurfaceJob.under(List.of(path.projectedOnto(plane))));
    SurfaceRunner.Outcome outcome =
        new SurfaceRunner(List.of("quickstart"), threads, general).run(job);
    if (outcome.failed() > 0) {
      throw new CommandException(
          "%d points of %s failed; --fresh measures again".formatted(outcome.failed(), output));
    }
    return withCritical(output, outcome.surface(), plane, objective);
  }

  /** The surface with its critical points and what they are in the full space, kept in its file. */
  private Surface withCritical(
      Path output, Surface surface, Subspace plane, TorchObjective objective) {
    if (surface.critical().isPresent()) {
      return surface;
    }
    CriticalPoints found = CriticalAnalysis.of(surface).points();
    general.say(
        "%s: critical points, looked at in all %,d parameters: %d"
            .formatted(output, plane.layout().trainableSize(), found.points().size()));
    Surface told =
        surface.withCritical(
            new FullSpaceProbe(plane, objective, LEAST_STEPS, MOST_STEPS, general::say).of(found));
    SurfaceFile.write(output, told);
    return told;
  }
}
