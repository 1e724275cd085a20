// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.curvature;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.OrderedSum;
import org.thalweg.torch.engine.TorchEngine;

/**
 * The Hessian of a mean loss by double backward, chunk by chunk.
 *
 * <p>Each chunk on one thread, several at once, their products added in double in chunk order and
 * divided by the samples: neither the number of threads nor what is kept changes a bit. The graph
 * of a chunk's gradient is kept for later products as long as the {@link GraphBudget} allows, and
 * made anew otherwise, which costs one gradient more.
 */
public final class ChunkedHessian implements Hessian {
  private final TorchEngine engine = TorchEngine.load();
  private final NativeOwner point;
  private final ParameterSelection coordinates;
  private final int[] chosen;
  private final int trainable;
  private final int samples;
  private final List<Supplier<GradientGraph>> chunks;
  private final AtomicReferenceArray<@Nullable GradientGraph> kept;
  private final GraphBudget budget;

  /**
   * @param samples what the summed products are divided by
   * @param chunks make the gradient of each chunk's summed loss by all trainable parameters; called
   *     with autograd, on many threads at once
   * @param point owns what they need; closed with this
   */
  public ChunkedHessian(
      ParameterSelection coordinates,
      int samples,
      List<Supplier<GradientGraph>> chunks,
      GraphBudget budget,
      NativeOwner point) {
    ParameterSelection all = ParameterSelection.all(coordinates.layout());
    this.coordinates = coordinates;
    this.chosen = coordinates.within(all);
    this.trainable = all.size();
    this.samples = samples;
    this.chunks = chunks;
    this.kept = new AtomicReferenceArray<>(chunks.size());
    this.budget = budget;
    this.point = point;
  }

  @Override
  public ParameterSelection coordinates() {
    return coordinates;
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public double[] gradient() {
    return mean(i -> graph(i, (graph, last) -> graph.gradient()));
  }

  @Override
  public double[] times(double[] vector) {
    if (vector.length != chosen.length) {
      throw new IllegalArgumentException(
          "this Hessian takes %d coordinates, got %d".formatted(chosen.length, vector.length));
    }
    double[] spread = new double[trainable];
    for (int i = 0; i < chosen.length; i++) {
      spread[chosen[i]] = vector[i];
    }
    return mean(i -> graph(i, (graph, last) -> graph.times(spread, last)));
  }

  private double[] mean(Function<Integer, double[]> ofChunk) {
    double[] sum = point.whileOpen(() -> OrderedSum.of(trainable, chunks.size(), ofChunk::apply));
    double[] mean = new double[chosen.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = sum[chosen[i]] / samples;
    }
    return mean;
  }

  private interface Use {
    double[] of(GradientGraph graph, boolean last);
  }

  private double[] graph(int chunk, Use use) {
    return engine.differentiate(
        "differentiating the gradient",
        () -> {
          GradientGraph known = kept.get(chunk);
          if (known != null) {
            return use.of(known, false);
          }
          GradientGraph made = chunks.get(chunk).get();
          if (keep(chunk, made)) {
            return use.of(made, false);
          }
          try (made) {
            return use.of(made, true);
          }
        });
  }

  private boolean keep(int chunk, GradientGraph made) {
    if (!budget.take()) {
      return false;
    }
    if (kept.compareAndSet(chunk, null, made)) {
      return true;
    }
    // Another thread was faster.
    budget.giveBack();
    return false;
  }

  @Override
  public void close() {
    point.close();
    for (int i = 0; i < kept.length(); i++) {
      GradientGraph graph = kept.getAndSet(i, null);
      if (graph != null) {
        graph.close();
        budget.giveBack();
      }
    }
  }
}
