// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.study.opening.CommandException;
import org.thalweg.torch.training.DivergedException;
import org.thalweg.torch.training.TrainingRun;
import org.thalweg.torch.training.TrainingState;
import org.thalweg.torch.training.TrainingStep;

/**
 * Trains, and records so that a kill loses no more than the last steps.
 *
 * <p>A record is a checkpoint, a row of metrics or both; then the state is saved, unless that was
 * done so lately that saving would cost more than a twentieth of the time. What lies behind the
 * saved state is made again after a kill, in the same bits.
 */
final class TrainingSession implements AutoCloseable {
  /** How many times as long as it takes to save must pass between two saves. */
  private static final int RARELY = 20;

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final String SECONDS = "seconds";

  private final TrainingJob job;
  private final TrainingSummary summary;
  private final TrainingFolder folder;
  private final TrainingListener listener;
  private final TrainingRun run;
  private final Recorder recorder;
  private final TrainingRecords records;
  private final BatchTally tally = new BatchTally();
  private final long begun = System.nanoTime();
  private final AtomicLong saveNanos = new AtomicLong();
  private double secondsBefore;
  private double rate;
  private long images;
  private long savedAt = begun;

  TrainingSession(
      TrainingJob job,
      TrainingSummary summary,
      TrainingFolder folder,
      int threads,
      TrainingListener listener) {
    this.job = job;
    this.folder = folder;
    this.listener = listener;
    this.summary = summary;
    records = new TrainingRecords(job, folder, threads > 1);
    run = new TrainingRun(job.architecture(), job.train(), job.plan(), job.start(), threads);
    recorder = new Recorder(threads > 1);
  }

  /** Whether an earlier run of the same question has come to its end. */
  static boolean isOver(TrainingJob job, TrainingFolder folder) {
    return Files.exists(folder.checkpoint(job.steps())) && !Files.exists(folder.state());
  }

  /**
   * Trains to the end.
   *
   * @throws CommandException if it was stopped, or the loss is no number any more
   */
  TrainingOutcome run() {
    resume();
    int first = run.step();
    try (StopSignal stop = new StopSignal();
        TrainingListener.Watch progress = listener.watch(summary, first)) {
      if (first == 0) {
        record();
      }
      while (run.step() < run.steps()) {
        progress.advanced(heard(advance()));
        if (stop.given()) {
          save();
          recorder.finish();
          stop.obeyed(() -> listener.stopped(run.step(), run.steps()));
          throw new CommandException(stopped());
        }
      }
      recorder.finish();
    }
    folder.forgetState();
    return new TrainingOutcome(
        run.step() - first, images, seconds() - secondsBefore, records.last());
  }

  private static TrainingListener.Step heard(TrainingStep step) {
    return new TrainingListener.Step(step.number(), step.loss(), step.accuracy(), step.samples());
  }

  private void resume() {
    if (Files.exists(folder.state())) {
      TrainingState state = TrainingState.read(folder.state());
      run.restore(state);
      tally.restore(state.notes());
      secondsBefore = state.notes().getOrDefault(SECONDS, 0.0);
      listener.resuming(run.step(), run.steps());
    }
    records.rewindTo(run.step());
  }

  private TrainingStep advance() {
    TrainingStep made;
    try {
      made = run.advance();
    } catch (DivergedException e) {
      CommandException diverged = diverged(e.getMessage());
      diverged.initCause(e);
      throw diverged;
    }
    rate = made.rate();
    images += made.samples();
    tally.add(made);
    if (job.recordsAt(run.step())) {
      record();
    }
    if (run.step() < run.steps() && isTimeToSave()) {
      save();
    }
    return made;
  }

  private boolean isTimeToSave() {
    long since = System.nanoTime() - savedAt;
    return tally.isEmpty() ? since > RARELY * saveNanos.get() : since > LONGEST_NANOS;
  }

  private void record() {
    ParameterVector parameters = run.parameters();
    if (parameters.firstNonFiniteBlock().isPresent()) {
      throw diverged(
          "weights must stay finite, but \"%s\" has others after step %d; lower the learning rate"
              .formatted(parameters.firstNonFiniteBlock().get().name(), run.step()));
    }
    double next = run.step() == 0 ? job.plan().learningRate().at(0, run.steps()) : rate;
    recorder.add(records.of(run.step(), parameters, next, tally, seconds()));
    tally.clear();
  }

  private CommandException diverged(@Nullable String reason) {
    recorder.finish();
    return new CommandException(
        "%s; what was recorded before is kept in %s".formatted(reason, folder.root()));
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - begun) * 1e-9;
  }

  private void save() {
    Map<String, Double> notes = new LinkedHashMap<>(tally.notes());
    notes.put(SECONDS, seconds());
    long start = System.nanoTime();
    TrainingState state = run.save(notes);
    long copied = System.nanoTime() - start;
    savedAt = start;
    recorder.add(
        () -> {
          long writing = System.nanoTime();
          state.write(folder.state());
          saveNanos.set(copied + System.nanoTime() - writing);
        });
  }

  private String stopped() {
    return "stopped: %d of %d steps are kept; the same command goes on from there"
        .formatted(run.step(), run.steps());
  }

  @Override
  public void close() {
    recorder.close();
    run.close();
    records.close();
  }
}
