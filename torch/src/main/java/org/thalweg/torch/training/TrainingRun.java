// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.training.optimizer.MovedWeights;
import org.thalweg.torch.training.optimizer.NumberBytes;
import org.thalweg.torch.training.optimizer.OptimizerRun;

/**
 * A training under way, step by step.
 *
 * <p>The same plan, data and start give the same bits on the same engine and instruction set,
 * whatever the number of threads and however often the run was saved and restored. Threads share
 * the chunks of a batch; a network with batch norm takes its batch in one, on one thread.
 * Libtorch's own random generator is never drawn from. Bound to one thread at a time.
 */
public final class TrainingRun implements AutoCloseable {
  private final TorchEngine engine = TorchEngine.load();
  private final NativeOwner owner = new NativeOwner("this training");
  private final Architecture architecture;
  private final TrainingPlan plan;
  private final int steps;
  private final ChunkWorkers workers;
  private final TrainedState state;
  private final OptimizerRun optimizer;
  private final Batches batches;
  private int step;

  /**
   * A run at its beginning.
   *
   * @param threads that chunks are computed on; changes no bit
   * @throws IllegalArgumentException if parameters or data do not suit the plan
   */
  public TrainingRun(
      Architecture architecture,
      Dataset dataset,
      TrainingPlan plan,
      ParameterVector start,
      int threads) {
    requireFit(architecture, dataset, plan, start);
    this.architecture = architecture;
    this.plan = plan;
    this.steps = Math.multiplyExact(plan.stepsPerEpoch(dataset.count()), plan.epochs());
    this.state =
        engine.differentiate(
            "beginning a training",
            () -> {
              TrainedState made = new TrainedState(start, plan.precision().type());
              made.tensors().values().forEach(owner::own);
              return made;
            });
    this.optimizer =
        engine.differentiate(
            "beginning a training",
            () -> {
              MovedWeights weights = state.moved(plan.update().decaysAll());
              weights.decaying().ifPresent(owner::own);
              OptimizerRun begun = plan.update().optimizer().begin(weights);
              begun.memory().values().forEach(owner::own);
              return begun;
            });
    this.workers = new ChunkWorkers(threads);
    this.batches = new Batches(dataset, plan, state.normalizesBatches());
  }

  private static void requireFit(
      Architecture architecture, Dataset dataset, TrainingPlan plan, ParameterVector start) {
    if (!start.layout().equals(architecture.layout())) {
      throw new IllegalArgumentException(
          "%s needs parameters of %s, got %s"
              .formatted(architecture.name(), architecture.layout(), start.layout()));
    }
    if (plan.augmentation() != Augmentation.NONE && dataset.info().format().isRow()) {
      throw new IllegalArgumentException(
          "only images can be varied, got %s; leave augment out".formatted(dataset));
    }
  }

  /** Updates made so far. */
  public int step() {
    return step;
  }

  /** Updates of the whole run. */
  public int steps() {
    return steps;
  }

  /**
   * Makes one update.
   *
   * @throws DivergedException if the loss is not finite; nothing has moved then
   */
  public TrainingStep advance() {
    if (step == steps) {
      throw new IllegalStateException("this training is over after %d steps".formatted(steps));
    }
    return owner.whileOpen(() -> engine.differentiate("training", this::update));
  }

  private TrainingStep update() {
    double rate = plan.learningRate().at(step, steps);
    BatchPass pass =
        new BatchPass(architecture.network(), state, plan, workers, batches.at(step), step + 1);
    optimizer.step(pass, rate);
    step++;
    return new TrainingStep(step, pass.loss(), pass.accuracy(), rate, pass.samples());
  }

  /** Parameters and running statistics as they are now. */
  public ParameterVector parameters() {
    return owner.whileOpen(() -> engine.infer("reading the weights", state::read));
  }

  /**
   * All that the rest of the run depends on, copied out.
   *
   * @param notes numbers of the caller's, to be kept beside it
   */
  public TrainingState save(Map<String, Double> notes) {
    return owner.whileOpen(
        () ->
            engine.infer(
                "saving a training",
                () -> {
                  Map<String, NumberBytes> copies = new LinkedHashMap<>();
                  tensors().forEach((name, tensor) -> copies.put(name, NumberBytes.of(tensor)));
                  return new TrainingState(step, notes, copies);
                }));
  }

  /**
   * Goes on from where a run of the same plan, data and architecture was saved.
   *
   * @throws IllegalArgumentException if it was another plan's or architecture's
   */
  public void restore(TrainingState saved) {
    owner.whileOpen(
        () ->
            engine.infer(
                "restoring a training",
                () -> {
                  saved.requireNames(tensors().keySet());
                  tensors().forEach((name, tensor) -> saved.tensor(name).copyTo(tensor));
                  return saved;
                }));
    optimizer.resumeAfter(saved.step());
    step = saved.step();
  }

  private Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>(state.tensors());
    optimizer.memory().forEach((name, tensor) -> all.put("optimizer." + name, tensor));
    return all;
  }

  @Override
  public void close() {
    workers.close();
    owner.close();
  }
}
