// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;

/** What a surface in bfloat16 tells of its own precision, for captions. */
public final class PrecisionFacts {
  private static final String DEVIATION = "_bf16_deviation";
  private static final String RECOMPUTED = "_bf16_recomputed";

  private PrecisionFacts() {}

  /** The largest deviation among points left in bfloat16, and how many were computed again. */
  public static Map<String, Double> of(Surface surface) {
    Map<String, Double> facts = new TreeMap<>();
    surface.channels().stream()
        .filter(channel -> channel.name().endsWith(DEVIATION))
        .findFirst()
        .ifPresent(
            channel -> {
              String split =
                  channel.name().substring(0, channel.name().length() - DEVIATION.length());
              double[] deviations = values(surface, split + DEVIATION);
              double[] again = values(surface, split + RECOMPUTED);
              facts.put("bf16Recomputed", Arrays.stream(again).filter(a -> a == 1).count() + 0.0);
              facts.put(
                  "bf16Deviation",
                  IntStream.range(0, again.length)
                      .filter(i -> again[i] == 0)
                      .mapToDouble(i -> deviations[i])
                      .max()
                      .orElse(0));
            });
    return facts;
  }

  private static double[] values(Surface surface, String name) {
    List<String> names = surface.channels().stream().map(Channel::name).toList();
    return surface.values(names.indexOf(name));
  }
}
