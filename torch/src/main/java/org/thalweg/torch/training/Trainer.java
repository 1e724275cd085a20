// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.EagerLayers;
import org.thalweg.torch.model.NetworkState;
import org.thalweg.torch.objective.ImageChunk;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.objective.TorchObjective;

/**
 * Trains a network by mini-batches and records where it was.
 *
 * <p>One thread, one intra-op thread, samples shuffled from the plan's seed: the same plan gives
 * the same bits on the same engine and instruction set.
 */
public final class Trainer {
  private final TorchEngine engine = TorchEngine.load();
  private final Architecture architecture;
  private final Dataset dataset;
  private final TrainingPlan plan;

  public Trainer(Architecture architecture, Dataset dataset, TrainingPlan plan) {
    this.architecture = architecture;
    this.dataset = dataset;
    this.plan = plan;
  }

  /** Trains from {@code start}, hands every snapshot to {@code recorder}, returns the last. */
  public Snapshot train(ParameterVector start, Consumer<Snapshot> recorder) {
    try (TorchObjective objective =
        new TorchObjective(architecture, start, dataset, TorchObjective.Options.DEFAULT)) {
      return engine.differentiate("training", () -> run(start, objective, recorder));
    }
  }

  private Snapshot run(
      ParameterVector start, TorchObjective objective, Consumer<Snapshot> recorder) {
    TrainedState state = new TrainedState(start);
    Sgd.Run optimizer = plan.optimizer().new Run(state.trainable());
    int perEpoch = plan.stepsPerEpoch(dataset.count());
    int steps = perEpoch * plan.epochs();
    int[] order = IntStream.range(0, dataset.count()).toArray();
    Snapshot last = record(0, state, objective, recorder);
    for (int step = 0; step < steps; step++) {
      if (step % perEpoch == 0) {
        RandomStream.of(plan.seed(), "epoch " + step / perEpoch).shuffle(order);
      }
      try (NativeScope scope = NativeScope.open()) {
        Tensor gradient = gradient(state, batch(order, step % perEpoch));
        optimizer.step(gradient, plan.learningRate().at((double) step / steps));
      }
      if ((step + 1) % plan.recordEvery() == 0 || step + 1 == steps) {
        last = record(step + 1, state, objective, recorder);
      }
    }
    return last;
  }

  private ImageChunk batch(int[] order, int position) {
    int from = position * plan.batchSize();
    int to = Math.min(order.length, from + plan.batchSize());
    return ImageChunk.of(dataset, Arrays.copyOfRange(order, from, to), Precision.FP32);
  }

  private Tensor gradient(TrainedState state, ImageChunk batch) {
    NetworkState views = state.views();
    EagerLayers layers = new EagerLayers(views, EagerLayers.BatchNorm.BATCH);
    Tensor logits = architecture.network().forward(layers, batch.images());
    Tensor loss = torch.cross_entropy(logits, HostArrays.toTensor(batch.labels()));
    return torch.grad(new TensorVector(loss), new TensorVector(state.trainable())).get(0);
  }

  private Snapshot record(
      int step, TrainedState state, TorchObjective objective, Consumer<Snapshot> recorder) {
    ParameterVector parameters = state.read();
    Measurement measured = objective.measure(parameters);
    BigDecimal epoch =
        BigDecimal.valueOf((double) step / plan.stepsPerEpoch(dataset.count()))
            .setScale(2, RoundingMode.HALF_EVEN);
    String label = "epoch " + epoch.stripTrailingZeros().toPlainString();
    Snapshot snapshot = new Snapshot(label, step, parameters, measured.get(0), measured.get(1));
    recorder.accept(snapshot);
    return snapshot;
  }
}
