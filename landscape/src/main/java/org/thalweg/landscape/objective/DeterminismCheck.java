// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * Refuses a slice whose answers change between two passes.
 *
 * <p>Dropout, batch statistics, augmentation or shuffled data would make a surface of noise. Cost:
 * two measurements a point.
 */
public final class DeterminismCheck {
  private DeterminismCheck() {}

  /**
   * Measures the points one by one, then again backwards on several threads.
   *
   * @throws IllegalArgumentException if a bit differs; the message names the point
   */
  public static void require(Slice slice, List<Coordinates> points, int threads) {
    List<Measurement> first = points.stream().map(slice::measure).toList();
    List<Measurement> second = backwards(slice, points, threads);
    for (int i = 0; i < points.size(); i++) {
      if (!first.get(i).equals(second.get(i))) {
        throw new IllegalArgumentException(
            ("an objective must give the same bits every time, got %s and %s at %s;"
                    + " look for dropout, batch statistics, augmentation or shuffled data")
                .formatted(first.get(i), second.get(i), points.get(i)));
      }
    }
  }

  private static List<Measurement> backwards(Slice slice, List<Coordinates> points, int threads) {
    List<Coordinates> reversed = new ArrayList<>(points);
    Collections.reverse(reversed);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Measurement>> futures =
          reversed.stream().map(point -> pool.submit(() -> slice.measure(point))).toList();
      List<Measurement> measured = new ArrayList<>();
      for (Future<Measurement> future : futures) {
        measured.add(result(future));
      }
      Collections.reverse(measured);
      return measured;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Measurement result(Future<Measurement> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while checking determinism", e);
    } catch (ExecutionException e) {
      throw new EngineException("measuring failed: " + e.getCause(), e);
    }
  }
}
