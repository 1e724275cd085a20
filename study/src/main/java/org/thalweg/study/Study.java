// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.thalweg.landscape.analysis.critical.CriticalAnalysis;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.measure.Maker;
import org.thalweg.study.measure.ObjectiveStudy;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.RunListener;
import org.thalweg.study.measure.SurfaceJob;
import org.thalweg.study.measure.SurfaceRunner;
import org.thalweg.study.measure.TrajectoryStudy;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.spec.StudySpec;

/**
 * A line or plane through a model, opened from a spec and ready to be measured.
 *
 * <p>What the command {@code thalweg surface} does, for a Java program: the same numbers, the same
 * journal, the same file. Not safe for use by several threads; it uses several itself.
 */
public final class Study implements AutoCloseable {
  private final Function<Path, SurfaceJob> jobs;
  private final Runnable closing;
  private final int threads;

  private Study(Function<Path, SurfaceJob> jobs, Runnable closing, int threads) {
    this.jobs = jobs;
    this.closing = closing;
    this.threads = threads;
  }

  /**
   * Opens a spec on all cores; no program that it names is run.
   *
   * @throws IllegalArgumentException if the spec contradicts itself or names a TorchScript module
   * @throws org.thalweg.landscape.InputFileException if a file is missing or damaged
   */
  public static Study open(StudySpec spec) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return open(
        spec,
        new Opening(
            false, Runtime.getRuntime().availableProcessors(), Downloads.telling(err), line -> {}));
  }

  /** Opens a spec as {@code opening} says. */
  public static Study open(StudySpec spec, Opening opening) {
    if (TrajectoryStudy.isOne(spec)) {
      TrajectoryStudy study = TrajectoryStudy.open(spec, opening);
      return new Study(output -> study.job(spec, output), study::close, opening.threads());
    }
    PlaneStudy study = PlaneStudy.open(spec, opening);
    return new Study(study::job, study::close, opening.threads());
  }

  /**
   * A study of a function of one's own; needs no engine on the class path.
   *
   * @param objective stays the caller's, who closes it afterwards
   * @param spec names model and data as captions are to name them; its directions are random, its
   *     axes given
   * @throws IllegalArgumentException if the spec asks for other directions or for a range to be
   *     found
   */
  public static Study of(Objective objective, StudySpec spec) {
    ObjectiveStudy study = ObjectiveStudy.of(objective, spec);
    return new Study(study::job, () -> {}, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Measures every point that no earlier run has measured, and writes the file.
   *
   * @param output HDF5; an unfinished run there goes on, a finished one of the same spec is read
   * @param progress hears of every point
   * @throws IllegalArgumentException if {@code output} holds the surface of another spec
   */
  public Surface measure(Path output, Progress progress) {
    Maker maker = new Maker("library", List.of());
    return new SurfaceRunner(maker, threads, RunListener.silent())
        .watchedBy(progress)
        .complete(jobs.apply(output), false)
        .surface();
  }

  /** The critical points of a measured plane or line, by spline and topology. */
  public List<CriticalPoint> criticalPoints(Surface surface) {
    return CriticalAnalysis.of(surface).points().points();
  }

  @Override
  public void close() {
    closing.run();
  }
}
