// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** The box |yᵢ| ≤ ε (|θᵢ| + 1) over all trainable entries. */
final class WholeBox implements Box {
  private final ParameterVector centre;
  private final int[] entries;
  private final double[] reach;

  WholeBox(ParameterVector centre, double epsilon) {
    this.centre = centre;
    ParameterLayout layout = centre.layout();
    entries =
        IntStream.range(0, layout.blocks().size())
            .filter(b -> layout.block(b).role().trainable())
            .flatMap(b -> IntStream.range(layout.offset(b), layout.offset(b + 1)))
            .toArray();
    reach =
        Arrays.stream(entries)
            .mapToDouble(i -> epsilon * (Math.abs((double) centre.get(i)) + 1))
            .toArray();
  }

  @Override
  public int dimension() {
    return entries.length;
  }

  @Override
  public ParameterVector at(double[] corner) {
    float[] values = centre.toArray();
    for (int k = 0; k < entries.length; k++) {
      values[entries[k]] = (float) (centre.get(entries[k]) + reach[k] * corner[k]);
    }
    return ParameterVector.of(centre.layout(), values);
  }

  @Override
  public double[] pulledBack(ParameterVector gradient) {
    double[] pulled = new double[entries.length];
    Arrays.setAll(pulled, k -> reach[k] * gradient.get(entries[k]));
    return pulled;
  }
}
