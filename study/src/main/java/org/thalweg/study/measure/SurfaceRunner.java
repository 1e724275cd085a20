// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.evaluation.LocalEvaluator;
import org.thalweg.landscape.evaluation.OtherQuestionException;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.evaluation.QuestionDifference;
import org.thalweg.landscape.evaluation.RunJournal;
import org.thalweg.landscape.evaluation.Survey;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.sampling.FilledGrid;
import org.thalweg.landscape.sampling.SamplingPlan;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.SamplesByNode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.analysis.PrecisionFinding;
import org.thalweg.study.analysis.SurfaceShape;
import org.thalweg.study.opening.CommandException;
import org.thalweg.study.opening.OutputTakenException;
import org.thalweg.study.spec.Places;
import org.thalweg.study.spec.SpecFile;

/** Measures a surface, going on where an earlier run was stopped, and writes its file. */
public final class SurfaceRunner {
  private final Maker maker;
  private final int threads;
  private final RunListener listener;
  private final Progress watcher;

  /**
   * A runner.
   *
   * @param maker for the provenance
   * @param threads points measured at once
   */
  public SurfaceRunner(Maker maker, int threads, RunListener listener) {
    this(maker, threads, listener, Progress.SILENT);
  }

  private SurfaceRunner(Maker maker, int threads, RunListener listener, Progress watcher) {
    this.maker = maker;
    this.threads = threads;
    this.listener = listener;
    this.watcher = watcher;
  }

  /** The same, telling {@code observer} of every point. */
  public SurfaceRunner watchedBy(Progress observer) {
    return new SurfaceRunner(maker, threads, listener, observer);
  }

  /** What a run came to. */
  public record Outcome(Surface surface, int failed, int measuredNow, double secondsNow) {}

  /**
   * The finished surface of the same question, if {@code output} holds one.
   *
   * @throws IllegalArgumentException if it holds another question's
   */
  public static Optional<Surface> finished(Path output, Question question) {
    if (!Files.exists(output)) {
      return Optional.empty();
    }
    Surface surface = existing(output);
    Question held =
        surface.provenance().map(Provenance::question).orElseThrow(() -> foreign(output, null));
    List<QuestionDifference> differences = QuestionDifference.between(held, question);
    if (!differences.isEmpty()) {
      throw new OtherQuestionException(output, differences.get(0));
    }
    return Optional.of(surface);
  }

  private static Surface existing(Path output) {
    try {
      return SurfaceFile.read(output);
    } catch (InputFileException e) {
      throw foreign(output, e);
    }
  }

  private static OutputTakenException foreign(Path output, @Nullable Exception cause) {
    return new OutputTakenException(
        "%s: exists and is no surface file of thalweg; choose another place, or start over"
            .formatted(output),
        cause);
  }

  /** Forgets an earlier run at {@code output}: its file and its journal. */
  public static void startOver(Path output) {
    try {
      Files.deleteIfExists(output);
      RunJournal.remove(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The surface of a job: read where it is finished, else measured.
   *
   * @param fresh forgets what earlier runs left
   */
  public Outcome complete(SurfaceJob job, boolean fresh) {
    if (fresh) {
      startOver(job.output());
    }
    Optional<Surface> finished = finished(job.output(), job.question());
    if (finished.isEmpty()) {
      return run(job);
    }
    listener.resuming(job.grid().size(), job.grid().size());
    listener.complete();
    return new Outcome(finished.orElseThrow(), 0, 0, 0);
  }

  /** Measures what is not yet measured, writes the file, then drops the journal. */
  public Outcome run(SurfaceJob job) {
    try (Slice slice = job.slice().get();
        RunJournal journal =
            RunJournal.open(job.output(), job.question(), slice.channels(), job.grid().size())) {
      int before = begin(job, journal);
      LocalEvaluator evaluator = new LocalEvaluator(threads);
      SamplingPlan plan = job.plan();
      Survey survey = new Survey(job.grid(), plan, evaluator, journal);
      SamplesByNode samples = new SamplesByNode(job.grid().size()).addAll(job.known());
      long begun = System.nanoTime();
      try (Interruption interruption = new Interruption(evaluator, journal, job, listener);
          RunListener.Watch report = listener.watch(job.output().getFileName().toString())) {
        samples.addAll(survey.run(slice, report.and(watcher)));
        interruption.finished();
      }
      double seconds = (System.nanoTime() - begun) * 1e-9;
      int left = plan.nextRound(samples).size();
      if (left > 0) {
        throw new CommandException(
            "stopped: %d of %d points are kept; the same command goes on from there"
                .formatted(samples.size(), samples.size() + left));
      }
      List<Sample> all = samples.inOrder();
      Surface measured = assemble(job, slice, all, journal.seconds());
      Surface surface = job.finish().apply(measured, slice);
      surface = surface.with(new SurfaceShape(surface).findings());
      surface = surface.with(PrecisionFinding.of(surface));
      SurfaceFile.write(job.output(), surface, SharedWords.of(job.directionFile()));
      journal.discard();
      int failed = (int) all.stream().filter(Sample.Failed.class::isInstance).count();
      return new Outcome(surface, failed, samples.size() - before, seconds);
    }
  }

  /** Puts what an earlier surface knows into a new journal; how many points there are then. */
  private int begin(SurfaceJob job, RunJournal journal) {
    Map<Integer, Sample.Measured> kept = journal.finished();
    if (!kept.isEmpty()) {
      listener.resuming(kept.size(), job.grid().size());
    }
    List<Sample> earlier =
        job.known().stream()
            .filter(s -> s instanceof Sample.Measured && !kept.containsKey(s.index()))
            .toList();
    journal.record(earlier);
    return kept.size() + earlier.size();
  }

  private Surface assemble(SurfaceJob job, Slice slice, List<Sample> samples, double seconds) {
    Run run =
        new Run(
            maker.thalweg(),
            SharedWords.of(maker.command()),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            seconds,
            "%s %s, %d cores, Java %s"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version")),
            job.finer().map(finer -> finer.origin()).orElse(List.of()));
    Provenance provenance =
        new Provenance(job.question(), run, job.findings())
            .openedBy(
                job.spec()
                    .map(spec -> SpecFile.write(Places.in(job.output()).recorded(spec)))
                    .orElse(""));
    return job.finer().isPresent()
        ? FilledGrid.aroundTheFirst(job.grid(), slice.channels(), samples, Optional.of(provenance))
        : Surface.of(job.grid(), slice.channels(), samples, List.of(), provenance);
  }
}
