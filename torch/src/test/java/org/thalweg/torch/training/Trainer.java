// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.function.Consumer;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.objective.TorchObjective;

/**
 * Trains a network by mini-batches and records where it was.
 *
 * <p>One {@link TrainingRun} on one thread, measured on all its samples at every snapshot.
 */
final class Trainer {
  /**
   * A moment of a training run.
   *
   * @param step updates made so far
   * @param parameters with running statistics
   * @param loss the mean over all training samples, with running statistics
   * @param accuracy likewise, in percent
   */
  record Snapshot(int step, ParameterVector parameters, double loss, double accuracy) {}

  private final Architecture architecture;
  private final Dataset dataset;
  private final TrainingPlan plan;
  private final int recordEvery;

  Trainer(Architecture architecture, Dataset dataset, TrainingPlan plan, int recordEvery) {
    this.architecture = architecture;
    this.dataset = dataset;
    this.plan = plan;
    this.recordEvery = recordEvery;
  }

  /** Trains from {@code start}, hands every snapshot to {@code recorder}, returns the last. */
  Snapshot train(ParameterVector start, Consumer<Snapshot> recorder) {
    TorchObjective.Options measured = TorchObjective.Options.DEFAULT.with(plan.loss().function());
    try (TorchObjective objective = new TorchObjective(architecture, start, dataset, measured);
        TrainingRun run = new TrainingRun(architecture, dataset, plan, start, 1)) {
      Snapshot last = record(run, objective, recorder);
      while (run.step() < run.steps()) {
        run.advance();
        if (run.step() % recordEvery == 0 || run.step() == run.steps()) {
          last = record(run, objective, recorder);
        }
      }
      return last;
    }
  }

  private Snapshot record(TrainingRun run, TorchObjective objective, Consumer<Snapshot> recorder) {
    ParameterVector parameters = run.parameters();
    Measurement measured = objective.measure(parameters);
    Snapshot snapshot = new Snapshot(run.step(), parameters, measured.get(0), measured.get(1));
    recorder.accept(snapshot);
    return snapshot;
  }
}
