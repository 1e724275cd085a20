// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.landscape.objective.Measurement;

/** The losses of 500 samples from their logits: once a point, whatever the network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@org.openjdk.jmh.annotations.Measurement(iterations = 5, time = 1)
public class TallyBenchmark {
  private static final int SAMPLES = 500;

  @Param({"10", "100"})
  public int classes;

  private double[] logits = {};
  private int[] labels = {};

  @Setup
  public void prepare() {
    Random random = new Random(0);
    logits = random.doubles(SAMPLES * (long) classes, -10, 10).toArray();
    labels = random.ints(SAMPLES, 0, classes).toArray();
  }

  @Benchmark
  public Measurement tally() {
    LossTally tally = new LossTally(LossFunction.CROSS_ENTROPY, SAMPLES);
    tally.add(logits, labels);
    return tally.measurement();
  }
}
