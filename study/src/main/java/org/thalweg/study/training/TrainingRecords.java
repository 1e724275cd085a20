// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.SafetensorsFile;
import org.thalweg.torch.objective.TorchObjective;

/** Checkpoints and metrics of a training: what is measured and written at a step. */
final class TrainingRecords implements AutoCloseable {
  /** Images that pass the network at once when whole splits are measured. */
  private static final int MEASURED_TOGETHER = 125;

  private final TrainingJob job;
  private final TrainingFolder folder;
  private final MetricsFile metrics;
  private final Measures measures;
  private volatile Map<String, Double> last = Map.of();

  /**
   * Records into {@code folder}.
   *
   * @param together whether splits are measured at once, each on a thread
   */
  TrainingRecords(TrainingJob job, TrainingFolder folder, boolean together) {
    this.job = job;
    this.folder = folder;
    this.metrics = new MetricsFile(folder.metrics(), job.classifies());
    TorchObjective.Options options =
        new TorchObjective.Options(MEASURED_TOGETHER, job.plan().precision())
            .with(job.plan().loss().function());
    this.measures =
        new Measures(job.architecture(), job.start(), job.train(), job.test(), options, together);
  }

  /** Drops what was recorded after {@code step}; all, if the training begins. */
  void rewindTo(int step) {
    metrics.rewindTo(step == 0 ? -1 : step);
  }

  /** What was noted last. */
  Map<String, Double> last() {
    return last;
  }

  /**
   * A record of a moment, to be measured and written when it is run.
   *
   * @param tally of the batches since the record before; read before this returns
   * @param seconds since the training began
   */
  Runnable of(int step, ParameterVector parameters, double rate, BatchTally tally, double seconds) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("step", (double) step);
    facts.put("epoch", (double) step / job.stepsPerEpoch());
    facts.put("lr", rate);
    if (!tally.isEmpty()) {
      facts.put("batch_loss", tally.loss());
      tally.accuracy().ifPresent(accuracy -> facts.put("batch_acc", accuracy));
    }
    return () -> {
      if (job.measuresAt(step)) {
        facts.putAll(measures.at(parameters));
      }
      metrics.append(step, row(facts, seconds));
      // After the row: where the last checkpoint is, the last row is.
      if (job.savesAt(step)) {
        write(step, parameters, facts);
      }
      last = facts;
    };
  }

  private List<OptionalDouble> row(Map<String, Double> facts, double seconds) {
    Stream<OptionalDouble> known =
        metrics.columns().stream()
            .map(facts::get)
            .map(value -> value == null ? OptionalDouble.empty() : OptionalDouble.of(value));
    return Stream.concat(known, Stream.of(OptionalDouble.of(seconds))).toList();
  }

  private void write(int step, ParameterVector parameters, Map<String, Double> facts) {
    // In an order of its own: the same checkpoint is the same file.
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("arch", job.architecture().name());
    notes.put("label", label(step, job.stepsPerEpoch()));
    SafetensorsFile.write(folder.checkpoint(step), Checkpoint.of(parameters, facts, notes));
  }

  /** What a moment is called, such as {@code epoch 2.5}; hundredths of an epoch at most. */
  static String label(int step, int stepsPerEpoch) {
    BigDecimal epoch =
        BigDecimal.valueOf((double) step / stepsPerEpoch).setScale(2, RoundingMode.HALF_EVEN);
    return "epoch " + epoch.stripTrailingZeros().toPlainString();
  }

  @Override
  public void close() {
    measures.close();
  }
}
