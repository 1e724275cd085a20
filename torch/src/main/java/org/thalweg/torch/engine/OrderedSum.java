// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;

/**
 * Sums of arrays that are computed several at once.
 *
 * <p>Added in double in the order of their numbers: how many threads there are changes no bit. As
 * many arrays as threads are alive.
 */
public final class OrderedSum {
  private OrderedSum() {}

  /**
   * Σ {@code term(i)} for i from 0 to {@code count} − 1, each of {@code size} entries.
   *
   * <p>Runs in the caller's fork-join pool, or in the common one. All terms are over when this
   * returns, even if one failed: they may read the caller's memory.
   */
  public static double[] of(int size, int count, IntFunction<double[]> term) {
    double[] sum = new double[size];
    int together = threads();
    for (int from = 0; from < count; from += together) {
      int to = Math.min(count, from + together);
      for (ForkJoinTask<double[]> done : run(from, to, term)) {
        add(done.join(), sum);
      }
    }
    return sum;
  }

  private static int threads() {
    ForkJoinPool pool = ForkJoinTask.getPool();
    // A caller from outside the common pool works beside it.
    return pool == null ? ForkJoinPool.getCommonPoolParallelism() + 1 : pool.getParallelism();
  }

  private static List<ForkJoinTask<double[]>> run(int from, int to, IntFunction<double[]> term) {
    List<ForkJoinTask<double[]>> tasks = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int number = i;
      Callable<double[]> work = () -> LastCall.ofThisProcess().serve(() -> term.apply(number));
      tasks.add(ForkJoinTask.adapt(work));
    }
    tasks.subList(1, tasks.size()).forEach(ForkJoinTask::fork);
    tasks.get(0).quietlyInvoke();
    tasks.forEach(ForkJoinTask::quietlyJoin);
    return tasks;
  }

  private static void add(double[] terms, double[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += terms[i];
    }
  }
}
