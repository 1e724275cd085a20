// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.objective.ImageChunk;
import org.thalweg.torch.training.optimizer.BatchGradient;

/**
 * The gradient of one batch: chunk by chunk, each on one thread, added in chunk order.
 *
 * <p>Which thread computes a chunk, and when, changes no bit.
 */
final class BatchPass implements BatchGradient {
  /** Of the gradient's length, as in PyTorch's clip_grad_norm_. */
  private static final double TINY = 1e-6;

  private final Network network;
  private final TrainedState state;
  private final TrainingPlan plan;
  private final ChunkWorkers workers;
  private final List<ImageChunk> chunks;
  private final int step;
  private final int samples;
  private double loss;
  private int hits;

  BatchPass(
      Network network,
      TrainedState state,
      TrainingPlan plan,
      ChunkWorkers workers,
      List<ImageChunk> chunks,
      int step) {
    this.network = network;
    this.state = state;
    this.plan = plan;
    this.workers = workers;
    this.chunks = chunks;
    this.step = step;
    this.samples = chunks.stream().mapToInt(ImageChunk::count).sum();
  }

  int samples() {
    return samples;
  }

  /** The mean loss where the step began. */
  double loss() {
    return loss;
  }

  /** Accuracy there, in percent, on the images as they were varied; none of numbers. */
  OptionalDouble accuracy() {
    return chunks.get(0).targets() instanceof Targets.Classes
        ? OptionalDouble.of(100.0 * hits / samples)
        : OptionalDouble.empty();
  }

  @Override
  public Tensor here() {
    loss = 0;
    hits = 0;
    Tensor gradient = gradient(true);
    if (!Double.isFinite(loss)) {
      throw new DivergedException(step, loss);
    }
    return clipped(gradient);
  }

  @Override
  public Tensor visited() {
    return clipped(gradient(false));
  }

  private Tensor gradient(boolean tracks) {
    if (chunks.size() == 1) {
      return noted(pass(chunks.get(0), tracks), tracks);
    }
    List<Supplier<ChunkPass>> passes = new ArrayList<>();
    for (ImageChunk chunk : chunks) {
      passes.add(() -> pass(chunk, tracks));
    }
    return workers.sum(passes, done -> noted(done, tracks));
  }

  private ChunkPass pass(ImageChunk chunk, boolean tracks) {
    try (NativeScope scope = NativeScope.open()) {
      ChunkPass done = ChunkPass.of(network, state, plan.loss(), chunk, samples, tracks);
      scope.keep(done.gradient());
      return done;
    }
  }

  private Tensor noted(ChunkPass done, boolean tracks) {
    if (tracks) {
      loss += done.loss();
      hits += done.hits();
    }
    return done.gradient();
  }

  private Tensor clipped(Tensor gradient) {
    if (plan.update().clipNorm().isPresent()) {
      double share =
          plan.update().clipNorm().getAsDouble() / (gradient.norm().item_double() + TINY);
      if (share < 1) {
        gradient.mul_(new Scalar(share));
      }
    }
    return gradient;
  }
}
