// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Independent measurements on a fixed number of threads, in the order asked for. */
public final class OnThreads {
  private OnThreads() {}

  /** The measurement of every item, in their order. */
  public static <T, R> List<R> map(List<T> items, Function<T, R> measure, int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<R>> futures =
          items.stream().map(item -> pool.submit(() -> measure.apply(item))).toList();
      List<R> results = new ArrayList<>();
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while measuring", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new EngineException("measuring failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
