// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.thalweg.cli.CommandException;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.SafetensorsFile;
import org.thalweg.torch.objective.TorchObjective;
import org.thalweg.torch.training.DivergedException;
import org.thalweg.torch.training.Snapshot;
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

  /** Images that pass the network at once when whole splits are measured. */
  private static final int MEASURED_TOGETHER = 125;

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final TrainingJob job;
  private final TrainingFolder folder;
  private final GeneralOptions general;
  private final MetricsFile metrics;
  private final TrainingRun run;
  private final Measures measures;
  private final BatchTally tally = new BatchTally();
  private final long begun = System.nanoTime();
  private double secondsBefore;
  private double rate;
  private long images;
  private long savedAt = System.nanoTime();
  private long saveNanos;
  private Map<String, Double> last = Map.of();

  TrainingSession(TrainingJob job, TrainingFolder folder, int threads, GeneralOptions general) {
    this.job = job;
    this.folder = folder;
    this.general = general;
    this.metrics = new MetricsFile(folder.metrics());
    this.run = new TrainingRun(job.architecture(), job.train(), job.plan(), job.start(), threads);
    TorchObjective.Options options =
        new TorchObjective.Options(MEASURED_TOGETHER, job.plan().precision())
            .with(job.plan().loss().function());
    this.measures =
        new Measures(
            job.architecture(), job.start(), job.train(), job.test(), options, threads > 1);
  }

  /** Whether an earlier run of the same question has come to its end. */
  static boolean isOver(TrainingJob job, TrainingFolder folder) {
    return Files.exists(folder.checkpoint(job.steps())) && !Files.exists(folder.state());
  }

  /** What a training came to. */
  record Outcome(int madeNow, long imagesNow, double secondsNow, Map<String, Double> last) {}

  /**
   * Trains to the end.
   *
   * @throws CommandException if it was stopped, or the loss is no number any more
   */
  Outcome run() {
    resume();
    int first = run.step();
    try (StopSignal stop = new StopSignal();
        TrainingProgress progress =
            new TrainingProgress(
                job.architecture().name(),
                first,
                run.steps(),
                job.stepsPerEpoch(),
                general.err(),
                general.quiet())) {
      if (first == 0) {
        record();
      }
      while (run.step() < run.steps()) {
        progress.advanced(advance());
        if (stop.given()) {
          save();
          throw stopped();
        }
      }
    }
    finish();
    return new Outcome(run.step() - first, images, seconds() - secondsBefore, last);
  }

  private void resume() {
    if (Files.exists(folder.state())) {
      TrainingState state = TrainingState.read(folder.state());
      run.restore(state);
      tally.restore(state.notes());
      secondsBefore = state.notes().getOrDefault("seconds", 0.0);
      general.out().printf("resuming: %d of %d steps already made%n", run.step(), run.steps());
      general.out().flush();
    }
    metrics.rewindTo(run.step() == 0 ? -1 : run.step());
  }

  private TrainingStep advance() {
    TrainingStep made;
    try {
      made = run.advance();
    } catch (DivergedException e) {
      throw new CommandException(
          "%s; what was recorded until step %d is kept in %s"
              .formatted(e.getMessage(), e.step() - 1, folder.root()),
          e);
    }
    rate = made.rate();
    images += made.samples();
    tally.add(made);
    if (job.savesAt(run.step()) || job.measuresAt(run.step())) {
      record();
    }
    if (run.step() < run.steps() && isTimeToSave()) {
      save();
    }
    return made;
  }

  private boolean isTimeToSave() {
    long since = System.nanoTime() - savedAt;
    return tally.isEmpty() ? since > RARELY * saveNanos : since > LONGEST_NANOS;
  }

  private void record() {
    int step = run.step();
    ParameterVector parameters = run.parameters();
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("step", (double) step);
    facts.put("epoch", (double) step / job.stepsPerEpoch());
    facts.put("lr", step == 0 ? job.plan().learningRate().at(0, run.steps()) : rate);
    if (!tally.isEmpty()) {
      facts.put("batch_loss", tally.loss());
      facts.put("batch_acc", tally.accuracy());
    }
    if (job.measuresAt(step)) {
      facts.putAll(measures.at(parameters));
    }
    metrics.append(step, row(facts));
    // After the row: where the last checkpoint is, the last row is.
    if (job.savesAt(step)) {
      write(step, parameters, facts);
    }
    tally.clear();
    last = facts;
  }

  private void write(int step, ParameterVector parameters, Map<String, Double> facts) {
    // In an order of its own: the same checkpoint is the same file.
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("arch", job.architecture().name());
    notes.put("label", Snapshot.label(step, job.stepsPerEpoch()));
    SafetensorsFile.write(folder.checkpoint(step), Checkpoint.of(parameters, facts, notes));
  }

  private List<OptionalDouble> row(Map<String, Double> facts) {
    Stream<OptionalDouble> known =
        MetricsFile.COLUMNS.stream()
            .map(facts::get)
            .map(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    return Stream.concat(known, Stream.of(OptionalDouble.of(seconds()))).toList();
  }

  private double seconds() {
    return secondsBefore + (System.nanoTime() - begun) * 1e-9;
  }

  private void save() {
    long start = System.nanoTime();
    Map<String, Double> notes = new LinkedHashMap<>(tally.notes());
    notes.put("seconds", seconds());
    run.save(notes).write(folder.state());
    savedAt = System.nanoTime();
    saveNanos = savedAt - start;
  }

  private CommandException stopped() {
    return new CommandException(
        "stopped: %d of %d steps are kept; the same command goes on from there"
            .formatted(run.step(), run.steps()));
  }

  /** The last checkpoint is there; without a state the training counts as over. */
  private void finish() {
    try {
      Files.deleteIfExists(folder.state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run.close();
    measures.close();
  }
}
