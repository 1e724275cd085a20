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
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.cli.run.Version;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.render.plot.Stills;
import org.thalweg.study.analysis.FullSpaceProbe;
import org.thalweg.study.measure.Maker;
import org.thalweg.study.measure.OpenPlane;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.SurfaceJob;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.opening.CommandException;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.Opening;

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

  /** A plane to measure. */
  private record Plane(String name, PlaneStudy study, OpenPlane open) {}

  /** A finished surface, and what is to be said of it. */
  private record Told(Surface surface, List<String> lines) {}

  /** Does it all; a table at the end says what each file is. */
  public void run() {
    long begun = System.nanoTime();
    makeFolder();
    Opening opening =
        new Opening(false, threads, Downloads.telling(general.err()), general::detail);
    DigitsTraining training =
        new DigitsTraining(seed, folder.resolve("training"), threads, general);
    training.run(new Maker(Version.current(), COMMAND), fresh, general);
    // The studies close first: after a failure, nobody waits for the rest of a probe.
    try (Sidework pictures = new Sidework("pictures");
        Sidework probes = new Sidework("probes");
        PlaneStudy random = PlaneStudy.open(training.randomPlane(POINTS), opening);
        PlaneStudy principal = PlaneStudy.open(training.principalPlane(POINTS), opening)) {
      List<Plane> planes =
          List.of(
              new Plane("random", random, random.opened()),
              new Plane("pca", principal, principal.opened()));
      measureAndShow(planes, pictures, probes);
    }
    general.out().print(files.table((System.nanoTime() - begun) * 1e-9));
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

  private void measureAndShow(List<Plane> planes, Sidework pictures, Sidework probes) {
    List<Surface> pointed = new ArrayList<>();
    Map<String, Supplier<Told>> told = new LinkedHashMap<>();
    for (Plane plane : planes) {
      Surface measured = measured(plane, pictures);
      Surface shown = withPoints(measured);
      pointed.add(shown);
      pictures.ask(() -> files.write(plane.name(), shown));
      told.put(
          plane.name(),
          probes.ask(
              () ->
                  measured.critical().isPresent()
                      ? new Told(measured, List.of())
                      : probed(plane, shown)));
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

  private Surface measured(Plane plane, Sidework pictures) {
    Path output = files.surface(plane.name());
    if (fresh) {
      SurfaceRunner.startOver(output);
    }
    SurfaceJob job = plane.study().job(output);
    Optional<Surface> finished = SurfaceRunner.finished(output, job.question());
    if (finished.isPresent()) {
      general.say("%s: complete; --fresh measures again".formatted(output));
      return finished.orElseThrow();
    }
    FirstPictures first =
        new FirstPictures(
            job.grid(),
            (grid, samples) ->
                pictures.ask(
                    () ->
                        files.writeCoarse(
                            plane.name(), coarse(plane, job, grid, samples), job.grid())));
    general.say(
        "measuring the %s plane: %d points; %s shows the first %s"
            .formatted(
                plane.name(),
                job.grid().size(),
                files.picture(plane.name()).getFileName(),
                first.describe()));
    SurfaceRunner.Outcome outcome =
        Console.runner(COMMAND, general, threads, general.out()).watchedBy(first).run(job);
    if (outcome.failed() > 0) {
      throw new CommandException(
          "%d points of %s failed; --fresh measures again".formatted(outcome.failed(), output));
    }
    return outcome.surface();
  }

  /** What is known of a plane before all of it is. */
  private static Surface coarse(Plane plane, SurfaceJob job, Grid grid, List<Sample> samples) {
    Run run = new Run(Version.current(), COMMAND, Instant.now().toString(), 0, "");
    return Surface.of(
        grid,
        plane.open().objective().channels(),
        samples,
        plane.study().paths(),
        new Provenance(job.question(), run, job.findings()));
  }

  private static Surface withPoints(Surface surface) {
    return surface.critical().isPresent()
        ? surface
        : surface.withCritical(CriticalAnalysis.of(surface).points());
  }

  /** The surface with what its critical points are in the full space, kept in its file. */
  private Told probed(Plane plane, Surface pointed) {
    OpenPlane open = plane.open();
    Path output = files.surface(plane.name());
    CriticalPoints found = pointed.critical().orElseThrow();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: critical points, looked at in all %,d parameters: %d"
            .formatted(output, open.plane().layout().trainableSize(), found.points().size()));
    FullSpaceProbe probe =
        new FullSpaceProbe(open.plane(), open.objective(), LEAST_STEPS, MOST_STEPS, lines::add);
    Surface told = pointed.withCritical(probe.of(found));
    SurfaceFile.write(output, told);
    return new Told(told, lines);
  }
}
