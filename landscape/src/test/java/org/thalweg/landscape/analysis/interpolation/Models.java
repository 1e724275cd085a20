// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

/** Models of a small network with running statistics. */
final class Models {
  static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("w", List.of(30, 40), ParameterRole.WEIGHT),
              new ParameterBlock("var", List.of(30), ParameterRole.RUNNING_VARIANCE),
              new ParameterBlock("b", List.of(30), ParameterRole.BIAS)));

  private Models() {}

  static ParameterVector gaussian(int seed) {
    Random random = new Random(seed);
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return ParameterVector.of(LAYOUT, values);
  }

  /** The model whose first weights, first variance and other entries are these and 0. */
  static ParameterVector of(float variance, float... weights) {
    float[] values = new float[LAYOUT.size()];
    System.arraycopy(weights, 0, values, 0, weights.length);
    values[LAYOUT.offset(1)] = variance;
    return ParameterVector.of(LAYOUT, values);
  }

  static Predicate<ParameterBlock> trainable() {
    return block -> block.role().trainable();
  }

  static double distance(ParameterVector a, ParameterVector b) {
    return a.minus(b).norm(trainable());
  }

  static double largestDifference(ParameterVector a, ParameterVector b) {
    double largest = 0;
    for (int i = 0; i < a.layout().size(); i++) {
      largest = Math.max(largest, Math.abs((double) a.get(i) - b.get(i)));
    }
    return largest;
  }
}
