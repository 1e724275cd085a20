// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;

/** What a surface in bfloat16 tells of its own precision, for captions. */
public final class PrecisionFinding {
  private static final String DEVIATION = "_bf16_deviation";
  private static final String RECOMPUTED = "_bf16_recomputed";

  private PrecisionFinding() {}

  /**
   * The largest deviation among points left in bfloat16, and how many were computed again; nothing
   * of a surface in another precision.
   */
  public static Findings of(Surface surface) {
    return surface.channels().stream()
        .map(Channel::name)
        .filter(name -> name.endsWith(DEVIATION))
        .findFirst()
        .map(name -> Findings.of(of(surface, name)))
        .orElse(Findings.NONE);
  }

  private static Finding of(Surface surface, String channel) {
    String split = channel.substring(0, channel.length() - DEVIATION.length());
    double[] deviations = values(surface, channel);
    double[] again = values(surface, split + RECOMPUTED);
    return new Finding.ReducedPrecision(
        (int) Arrays.stream(again).filter(a -> a == 1).count(),
        IntStream.range(0, again.length)
            .filter(i -> again[i] == 0)
            .mapToDouble(i -> deviations[i])
            .max()
            .orElse(0));
  }

  private static double[] values(Surface surface, String name) {
    List<String> names = surface.channels().stream().map(Channel::name).toList();
    return surface.values(names.indexOf(name));
  }
}
