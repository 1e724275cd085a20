// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** The point through which a plane along a path is laid. */
public enum Anchor {
  /** Where the first run ends: its loss is exactly on the surface (Li et al. 2018, §7). */
  FINAL,
  /**
   * The mean of all checkpoints, running statistics too: what PCA's inverse gives. No checkpoint
   * need lie on such a plane, the last one included.
   */
  MEAN;

  /** The word that {@code --anchor} takes. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The anchor of that word. */
  public static Anchor named(String word) {
    return Arrays.stream(values())
        .filter(anchor -> anchor.cliName().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "anchor is final or mean, got \"%s\"".formatted(word)));
  }

  /** This anchor of runs over one layout. */
  public ParameterVector of(List<Trajectory> runs) {
    return this == FINAL ? runs.get(0).last() : mean(runs);
  }

  private static ParameterVector mean(List<Trajectory> runs) {
    ParameterLayout layout = runs.get(0).layout();
    double[] sum = new double[layout.size()];
    int count = 0;
    for (Trajectory run : runs) {
      for (Trajectory.Checkpoint checkpoint : run.checkpoints()) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += checkpoint.parameters().get(i);
        }
        count++;
      }
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / count);
    }
    return ParameterVector.of(layout, mean);
  }
}
