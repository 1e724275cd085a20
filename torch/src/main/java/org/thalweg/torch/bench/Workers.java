// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.engine.TorchEngine;

/** The same work on several threads at once, one intra-op thread each, for a set time. */
final class Workers {
  private final int threads;
  private final double seconds;

  /** What one thread does again and again. */
  interface Work extends AutoCloseable {
    void run();

    @Override
    default void close() {}
  }

  Workers(int threads, double seconds) {
    this.threads = threads;
    this.seconds = seconds;
  }

  /**
   * How often the work is done a second, all threads together.
   *
   * @param prepared makes one thread's work, in a scope that ends with the thread's
   */
  double rate(Supplier<? extends Work> prepared) {
    long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    double[] rates = new double[threads];
    List<Thread> all =
        IntStream.range(0, threads)
            .mapToObj(t -> new Thread(() -> rates[t] = alone(prepared, end)))
            .toList();
    all.forEach(Thread::start);
    all.forEach(Workers::await);
    return IntStream.range(0, threads).mapToDouble(t -> rates[t]).sum();
  }

  private static double alone(Supplier<? extends Work> prepared, long end) {
    return TorchEngine.load()
        .infer(
            "timing",
            () -> {
              try (Work work = prepared.get()) {
                once(work);
                long start = System.nanoTime();
                long count = 0;
                do {
                  once(work);
                  count++;
                } while (System.nanoTime() < end);
                return count / ((System.nanoTime() - start) * 1e-9);
              }
            });
  }

  private static void once(Work work) {
    try (NativeScope scope = NativeScope.open()) {
      work.run();
    }
  }

  private static void await(Thread worker) {
    try {
      worker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
