// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.evaluation.Evaluator;
import org.thalweg.landscape.evaluation.LocalEvaluator;
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
  private static final int MOST_TOGETHER = 1 << 17;
  private static final double STEP = 1e-9;

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

  /** Runs everything for about {@code seconds}; where operations are long, for longer. */
  public Throughput run(double seconds) {
    double turn = seconds / TURNS;
    Ceiling ceiling =
        new Ceiling(
            objective.architecture(),
            objective.options().precision(),
            objective.options().batchSize());
    Workers workers = new Workers(threads, turn * CEILING_SHARE);
    NaiveLoop loop = new NaiveLoop(objective, plane());
    PeakMemory.reset();
    double points = 0;
    double naive = 0;
    double gemm = 0;
    double convolution = 0;
    for (int i = 0; i < TURNS; i++) {
      gemm = Math.max(gemm, ceiling.product(workers));
      points = Math.max(points, pointsPerSecond(turn / 2));
      convolution = Math.max(convolution, ceiling.convolution(workers));
      // Small operations are faster on one thread, large ones on all.
      naive = Math.max(naive, loop.pointsPerSecond(i % 2 == 0 ? threads : 1, turn / 4));
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

  /** A plane around the centre, close enough for no activation to grow out of bounds. */
  private Subspace plane() {
    ParameterVector centre = objective.parameters();
    RandomDirections random = new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 0);
    return new Subspace(centre, random.directions(centre, 2));
  }

  private double pointsPerSecond(double seconds) {
    try (Slice slice = objective.restrictedTo(plane())) {
      LocalEvaluator evaluator = new LocalEvaluator(threads);
      int together = threads * slice.blockSize();
      evaluator.evaluate(slice, requests(0, together), sample -> {});
      long start = System.nanoTime();
      int points = 0;
      double taken;
      do {
        evaluator.evaluate(slice, requests(points, together), sample -> {});
        points += together;
        taken = (System.nanoTime() - start) * 1e-9;
        // Longer rounds hide what it costs to begin one.
        together = (int) Math.min(2L * together, MOST_TOGETHER);
      } while (taken < seconds);
      return points / taken;
    }
  }

  private static List<Evaluator.Request> requests(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> new Evaluator.Request(i, Coordinates.of(STEP * i, -STEP * i)))
        .toList();
  }
}
