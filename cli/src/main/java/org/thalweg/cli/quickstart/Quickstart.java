// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.thalweg.cli.Version;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
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
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.render.plot.Stills;
import org.thalweg.study.analysis.FullSpaceProbe;
import org.thalweg.study.analysis.SurfaceFacts;
import org.thalweg.study.measure.SurfaceJob;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.CommandException;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.torch.objective.TorchObjective;

/**
 * The first run: trains, lays two planes through the trained weights and writes everything.
 *
 * <p>One plane is random and filter-normalised, the other holds the two principal axes of the
 * training path. Both surfaces are resumable like any other. While one is measured, its pictures
 * are drawn from what there is, and the critical points of the one before are looked at.
 */
public final class Quickstart {
  private static final List<String> COMMAND = List.of("quickstart");
  private static final int POINTS = 25;
  // One network alone lies on the plane: its statistics stay.
  private static final DirectionRule FROZEN =
      new DirectionRule(
          Optional.empty(), Optional.empty(), "weights", false, Optional.of("frozen"));
  // Of Lanczos: enough for three digits of the largest eigenvalue, and for the sign of the least.
  private static final int LEAST_STEPS = 12;
  private static final int MOST_STEPS = 20;

  private final Path folder;
  private final long seed;
  private final int threads;
  private final boolean fresh;
  private final GeneralOptions general;
  private final QuickstartFiles files;

  public Quickstart(Path folder, long seed, int threads, boolean fresh, GeneralOptions general) {
    this.folder = folder;
    this.seed = seed;
    this.threads = threads;
    this.fresh = fresh;
    this.general = general;
    this.files = new QuickstartFiles(folder);
  }

  /** A plane to measure, and the training's path on it. */
  private record Plane(
      Subspace subspace,
      Grid grid,
      Question.Directions asked,
      PlaneSpec spec,
      Map<String, Double> facts,
      ProjectedPath path) {
    String name() {
      return asked.kind();
    }
  }

  /** A finished surface, and what is to be said of it. */
  private record Told(Surface surface, List<String> lines) {}

  /** Does it all; a table at the end says what each file is. */
  public void run() {
    long begun = System.nanoTime();
    makeFolder();
    DigitsTraining training = new DigitsTraining(seed, folder.resolve("checkpoints"), general);
    TrainedPath path = training.run();
    // The objective closes first: after a failure, nobody waits for the rest of a probe.
    try (Sidework pictures = new Sidework("pictures");
        Sidework probes = new Sidework("probes");
        TorchObjective objective = training.objective(path.end())) {
      measureAndShow(training, objective, path, pictures, probes);
    }
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

  private void measureAndShow(
      DigitsTraining training,
      TorchObjective objective,
      TrainedPath path,
      Sidework pictures,
      Sidework probes) {
    List<Surface> pointed = new ArrayList<>();
    Map<String, Supplier<Told>> told = new LinkedHashMap<>();
    for (Plane plane : List.of(randomPlane(path), pcaPlane(path))) {
      Surface measured = measured(training, objective, plane, pictures);
      Surface shown = withPoints(measured);
      pointed.add(shown);
      pictures.ask(() -> files.write(plane.name(), shown));
      told.put(
          plane.name(),
          probes.ask(
              () ->
                  measured.critical().isPresent()
                      ? new Told(measured, List.of())
                      : probed(plane, shown, objective)));
    }
    Surface last = pointed.get(pointed.size() - 1);
    Supplier<byte[]> thumbnail = pictures.ask(() -> Stills.thumbnail(last));
    Map<String, Surface> surfaces = new LinkedHashMap<>();
    told.forEach(
        (name, known) -> {
          surfaces.put(name, known.get().surface());
          known.get().lines().forEach(general::say);
        });
    surfaces.forEach(files::writePoints);
    pictures.finish();
    files.writePage(surfaces, thumbnail.get());
  }

  private Plane randomPlane(TrainedPath path) {
    ParameterVector end = path.end();
    List<ParameterVector> directions =
        new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, seed).directions(end, 2);
    Subspace plane = new Subspace(end, directions);
    Grid grid = Grid.plane(new Axis(-1, 1, POINTS), new Axis(-1, 1, POINTS));
    return new Plane(
        plane,
        grid,
        asked("random", "filter", directions),
        PlaneSpec.random(seed),
        SurfaceFacts.of(plane),
        path.projectedOnto(plane));
  }

  private Plane pcaPlane(TrainedPath path) {
    PrincipalAxes axes = PrincipalAxes.of(path.trajectory(), 2, ParameterBlock::isBiasOrNorm);
    Subspace plane = new Subspace(path.end(), axes.directions());
    ProjectedPath projected = path.projectedOnto(plane);
    Map<String, Double> facts = SurfaceFacts.of(plane);
    facts.put("explainedShare.x", axes.explainedShares().get(0));
    facts.put("explainedShare.y", axes.explainedShares().get(1));
    return new Plane(
        plane,
        PathRange.around(projected, POINTS),
        asked("pca", "none", axes.directions()),
        new PlaneSpec.Principal(FROZEN, PlaneSpec.Principal.MODEL),
        facts,
        projected);
  }

  private Question.Directions asked(String kind, String norm, List<ParameterVector> directions) {
    List<String> hashes = directions.stream().map(Fingerprint::of).toList();
    return new Question.Directions(kind, norm, "biasbn", "weights", "frozen", seed, hashes);
  }

  private Surface measured(
      DigitsTraining training, TorchObjective objective, Plane plane, Sidework pictures) {
    Path output = files.surface(plane.name());
    if (fresh) {
      SurfaceRunner.startOver(output);
    }
    Question question = training.question(objective, plane.asked(), plane.grid());
    Optional<Surface> finished = SurfaceRunner.finished(output, question);
    if (finished.isPresent()) {
      general.say("%s: complete; --fresh measures again".formatted(output));
      return finished.orElseThrow();
    }
    Run run = new Run(Version.current(), COMMAND, Instant.now().toString(), 0, "");
    Provenance soFar = new Provenance(question, run, plane.facts());
    FirstPictures first =
        new FirstPictures(
            plane.grid(),
            (grid, samples) ->
                pictures.ask(
                    () ->
                        files.writeCoarse(
                            plane.name(),
                            Surface.of(
                                grid, objective.channels(), samples, List.of(plane.path()), soFar),
                            plane.grid())));
    general.say(
        "measuring the %s plane: %d points; %s shows the first %s"
            .formatted(
                plane.name(),
                plane.grid().size(),
                files.picture(plane.name()).getFileName(),
                first.describe()));
    SurfaceJob job =
        new SurfaceJob(
                output,
                () -> objective.restrictedTo(plane.subspace()),
                plane.grid(),
                question,
                "",
                plane.facts(),
                SurfaceJob.under(List.of(plane.path())))
            .openedBy(training.spec(plane.spec(), plane.grid()));
    SurfaceRunner.Outcome outcome =
        Console.runner(COMMAND, general, threads, general.out()).watchedBy(first).run(job);
    if (outcome.failed() > 0) {
      throw new CommandException(
          "%d points of %s failed; --fresh measures again".formatted(outcome.failed(), output));
    }
    return outcome.surface();
  }

  private static Surface withPoints(Surface surface) {
    return surface.critical().isPresent()
        ? surface
        : surface.withCritical(CriticalAnalysis.of(surface).points());
  }

  /** The surface with what its critical points are in the full space, kept in its file. */
  private Told probed(Plane plane, Surface pointed, TorchObjective objective) {
    Path output = files.surface(plane.name());
    CriticalPoints found = pointed.critical().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: critical points, looked at in all %,d parameters: %d"
            .formatted(output, plane.subspace().layout().trainableSize(), found.points().size()));
    FullSpaceProbe probe =
        new FullSpaceProbe(plane.subspace(), objective, LEAST_STEPS, MOST_STEPS, lines::add);
    Surface told = pointed.withCritical(probe.of(found));
    SurfaceFile.write(output, told);
    return new Told(told, lines);
  }
}
