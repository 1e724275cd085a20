// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;

/** Threads that pass chunks; results are added in the order of the chunks. */
final class ChunkWorkers implements AutoCloseable {
  private final TorchEngine engine = TorchEngine.load();
  private final ExecutorService threads;
  private final int count;

  ChunkWorkers(int count) {
    this.count = count;
    threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "thalweg-training");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The sum of all passes' gradients, in the caller's scope.
   *
   * <p>Keeps one gradient a thread beside the sum.
   *
   * @param note hears of every pass, in order, and hands over its gradient
   */
  Tensor sum(List<Supplier<ChunkPass>> passes, Function<ChunkPass, Tensor> note) {
    List<Tensor> sum = new ArrayList<>();
    for (int from = 0; from < passes.size(); from += count) {
      try (NativeOwner together = new NativeOwner("these chunks")) {
        for (ChunkPass done :
            run(passes.subList(from, Math.min(passes.size(), from + count)), together)) {
          Tensor gradient = note.apply(done);
          if (sum.isEmpty()) {
            sum.add(gradient.clone());
          } else {
            sum.get(0).add_(gradient);
          }
        }
      }
    }
    return sum.get(0);
  }

  /** All passes, over when this returns even if one failed: they read the caller's memory. */
  private List<ChunkPass> run(List<Supplier<ChunkPass>> passes, NativeOwner together) {
    try {
      List<Callable<ChunkPass>> guarded = new ArrayList<>();
      for (Supplier<ChunkPass> pass : passes) {
        guarded.add(() -> engine.differentiate("training", () -> kept(pass.get(), together)));
      }
      List<ChunkPass> done = new ArrayList<>();
      for (Future<ChunkPass> future : threads.invokeAll(guarded)) {
        done.add(future.get());
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("training was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new EngineException("training failed: " + e.getCause(), e);
    }
  }

  private static ChunkPass kept(ChunkPass done, NativeOwner together) {
    together.own(done.gradient());
    return done;
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
