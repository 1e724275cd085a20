// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;
import org.thalweg.landscape.surface.CriticalType;

/** Times every part on 1000 × 1000 nodes, smooth and all noise: a program, not a test. */
final class TopologyBench {
  private static final int SIDE = 1000;
  private static final int ROUNDS = 5;

  // Time of this thread, which other programs on the machine do not lengthen.
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private TopologyBench() {}

  public static void main(String[] args) {
    of("Himmelblau", Fields.himmelblau(SIDE));
    of("noise", Fields.noise(SIDE, SIDE, 1));
  }

  private static void of(String name, ScalarField field) {
    double[] values = new double[field.size()];
    Arrays.setAll(values, field::value);
    time(name + ": order", () -> ScalarField.of(field.grid(), values));
    time(name + ": critical nodes", () -> CriticalNodes.of(field));
    time(name + ": sweep up", () -> Sweep.upwards(field));
    time(name + ": sweep down", () -> Sweep.downwards(field));
    time(
        name + ": critical nodes and merge tree, from values",
        () -> {
          ScalarField fresh = ScalarField.of(field.grid(), values);
          return CriticalNodes.of(fresh).all().size() + Sweep.upwards(fresh).edges();
        });
    Threshold threshold = Threshold.exactly(0.9);
    time(name + ": all, simplified", () -> Topology.of(field, threshold));
    Topology topology = Topology.of(field, threshold);
    time(name + ": separatrices", topology::morseSmale);
    time(name + ": profile", topology::profile);
    System.out.printf(
        "%s: %d minima, %d after simplification%n",
        name,
        topology.rawCriticalNodes().count(CriticalType.MINIMUM),
        topology.criticalNodes().count(CriticalType.MINIMUM));
  }

  private static void time(String what, Supplier<Object> work) {
    double[] milliseconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = CLOCK.getCurrentThreadCpuTime();
      Object result = work.get();
      milliseconds[round] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
      if (result.hashCode() == 0) {
        System.out.print(" ");
      }
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        "%-55s fastest %7.1f ms, median %7.1f ms%n",
        what, milliseconds[0], milliseconds[ROUNDS / 2]);
  }
}
