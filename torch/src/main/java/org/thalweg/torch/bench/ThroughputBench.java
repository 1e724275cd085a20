// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.objective.TorchObjective;

/**
 * Measures an objective's speed, its machine's ceiling and a plain loop in turns, several times.
 *
 * <p>Of each the best turn counts: machines are shared, and what disturbs one turn need not disturb
 * the next.
 */
public final class ThroughputBench {
  private static final int TURNS = 4;

  /**
   * Of the seconds of a turn: to the slice one half, to the loop a quarter, the rest to the
   * ceiling.
   */
  private static final double CEILING_SHARE = 0.04;

  private final TorchObjective objective;
  private final int threads;

  /** A bench of {@code objective} on {@code threads} threads. */
  public ThroughputBench(TorchObjective objective, int threads) {
    this.objective = objective;
    this.threads = threads;
  }

  /** Runs everything for about {@code seconds}. */
  public Throughput run(double seconds) {
    double turn = seconds / TURNS;
    Ceiling ceiling =
        new Ceiling(
            objective.architecture(),
            objective.options().precision(),
            objective.options().batchSize());
    Workers workers = new Workers(threads, turn * CEILING_SHARE);
    PeakMemory.reset();
    double points = 0;
    double naive = 0;
    double gemm = 0;
    double convolution = 0;
    for (int i = 0; i < TURNS; i++) {
      gemm = Math.max(gemm, ceiling.product(workers));
      points = Math.max(points, pointsPerSecond(turn / 2));
      convolution = Math.max(convolution, ceiling.convolution(workers));
      naive = Math.max(naive, new NaiveLoop(objective, threads).pointsPerSecond(turn / 4));
    }
    return new Throughput(
        objective.sampleCount(),
        points,
        naive,
        gemm,
        convolution,
        objective.architecture().flopsPerImage(),
        PeakMemory.bytes());
  }

  private double pointsPerSecond(double seconds) {
    ParameterVector centre = objective.parameters();
    try (Slice slice = objective.restrictedTo(new Subspace(centre, List.of(centre)))) {
      AtomicLong next = new AtomicLong();
      long start = System.nanoTime();
      long end = start + (long) (seconds * 1e9);
      List<Thread> workers =
          IntStream.range(0, threads)
              .mapToObj(
                  worker ->
                      new Thread(
                          () -> {
                            do {
                              slice.measure(Coordinates.of(1e-6 * next.getAndIncrement()));
                            } while (System.nanoTime() < end);
                          }))
              .toList();
      workers.forEach(Thread::start);
      workers.forEach(ThroughputBench::await);
      return next.get() / ((System.nanoTime() - start) * 1e-9);
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
