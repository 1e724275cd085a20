// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.EagerLayers;
import org.thalweg.torch.model.FoldedLayers;
import org.thalweg.torch.model.Layers;
import org.thalweg.torch.model.NetworkState;

/**
 * The gradient of a mean loss by autograd, chunk by chunk.
 *
 * <p>Each chunk on one thread, several at once, their gradients added in double in chunk order: the
 * number of threads changes no bit. Keeps one gradient a thread. With constant statistics autograd
 * sees folded layers: a fifth to a quarter faster than batch norm by itself.
 */
final class ChunkGradients {
  private final TorchEngine engine = TorchEngine.load();
  private final Architecture architecture;
  private final LossFunction loss;
  private final Precision precision;
  private final BatchNormPolicy batchNorm;

  ChunkGradients(Architecture architecture, TorchObjective.Options options) {
    this.architecture = architecture;
    this.loss = options.loss();
    this.precision = options.precision();
    this.batchNorm = RunningStatistics.inForce(options.batchNorm(), architecture);
  }

  /**
   * The gradient of the mean loss, with zeros in the places of running statistics.
   *
   * <p>Runs in the caller's fork-join pool, or in the common one.
   *
   * @param flat the point's parameters, as doubles; alive until this returns
   */
  ParameterVector mean(Tensor flat, List<ImageChunk> chunks) {
    double[] sum = new double[architecture.layout().trainableSize()];
    int together = threads();
    for (int from = 0; from < chunks.size(); from += together) {
      int to = Math.min(chunks.size(), from + together);
      for (ForkJoinTask<double[]> done : run(flat, chunks.subList(from, to))) {
        add(done.join(), sum);
      }
    }
    return spread(sum, chunks.stream().mapToInt(chunk -> chunk.labels().length).sum());
  }

  private static int threads() {
    ForkJoinPool pool = ForkJoinTask.getPool();
    // A caller from outside the common pool works beside it.
    return pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
  }

  /** All tasks, over when this returns even if one failed: they read the caller's memory. */
  private List<ForkJoinTask<double[]>> run(Tensor flat, List<ImageChunk> chunks) {
    List<ForkJoinTask<double[]>> tasks = new ArrayList<>();
    for (ImageChunk chunk : chunks) {
      Callable<double[]> work =
          () -> engine.differentiate("differentiating the loss", () -> gradient(flat, chunk));
      tasks.add(ForkJoinTask.adapt(work));
    }
    tasks.subList(1, tasks.size()).forEach(ForkJoinTask::fork);
    tasks.get(0).quietlyInvoke();
    tasks.forEach(ForkJoinTask::quietlyJoin);
    return tasks;
  }

  private double[] gradient(Tensor flat, ImageChunk chunk) {
    Tensor leaf = part(flat, true).set_requires_grad(true);
    Layers layers = layers(leaf, part(flat, false));
    // Autograd keeps no tensor that was made without it.
    Tensor images = chunk.images().clone();
    Tensor logits = architecture.network().forward(layers, images).to(ScalarType.Double);
    Tensor summed = loss.sum(logits, HostArrays.toTensor(chunk.labels()));
    return HostArrays.toDoubles(
        torch.grad(new TensorVector(summed), new TensorVector(leaf)).get(0));
  }

  /** Folded around constant statistics, or normalised by the chunk's own, which follow the leaf. */
  private Layers layers(Tensor leaf, Tensor statistics) {
    ParameterLayout layout = architecture.layout();
    if (batchNorm != BatchNormPolicy.RECOMPUTED) {
      return new FoldedLayers(
          architecture.network(), NetworkState.of(layout, leaf, statistics), precision.type());
    }
    NetworkState state =
        NetworkState.of(layout, leaf.to(precision.type()), statistics.to(precision.type()));
    return new EagerLayers(state, EagerLayers.BatchNorm.BATCH);
  }

  /** A copy of the trainable entries, or of the others, in layout order. */
  private Tensor part(Tensor flat, boolean trainable) {
    List<ParameterBlock> blocks = architecture.layout().blocks();
    TensorVector all =
        flat.split_with_sizes(blocks.stream().mapToLong(ParameterBlock::size).toArray());
    TensorVector chosen = new TensorVector();
    for (int b = 0; b < blocks.size(); b++) {
      if (blocks.get(b).role().trainable() == trainable) {
        chosen.push_back(all.get(b));
      }
    }
    return chosen.empty() ? flat.narrow(0, 0, 0).clone() : torch.cat(chosen);
  }

  private static void add(double[] terms, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += terms[i];
    }
  }

  /** A summed gradient of the trainable entries, divided by the samples, in its places. */
  private ParameterVector spread(double[] sum, int samples) {
    ParameterLayout layout = architecture.layout();
    float[] values = new float[layout.size()];
    int next = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          values[i] = (float) (sum[next++] / samples);
        }
      }
    }
    return ParameterVector.of(layout, values);
  }
}
