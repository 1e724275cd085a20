// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.List;
import java.util.Random;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

/** A small network's layout with every kind of block. */
final class Layouts {
  static final ParameterBlock CONV =
      new ParameterBlock("conv.weight", List.of(4, 3, 3, 3), ParameterRole.WEIGHT);
  static final ParameterBlock SCALE =
      new ParameterBlock("bn.weight", List.of(4), ParameterRole.NORM_SCALE);
  static final ParameterBlock SHIFT =
      new ParameterBlock("bn.bias", List.of(4), ParameterRole.NORM_SHIFT);
  static final ParameterBlock MEAN =
      new ParameterBlock("bn.running_mean", List.of(4), ParameterRole.RUNNING_MEAN);
  static final ParameterBlock VARIANCE =
      new ParameterBlock("bn.running_var", List.of(4), ParameterRole.RUNNING_VARIANCE);
  static final ParameterBlock TRANSPOSED =
      new ParameterBlock("up.weight", List.of(4, 2, 3, 3), ParameterRole.WEIGHT, 1);
  static final ParameterBlock DENSE =
      new ParameterBlock("fc.weight", List.of(10, 8), ParameterRole.WEIGHT);
  static final ParameterBlock BIAS = new ParameterBlock("fc.bias", List.of(10), ParameterRole.BIAS);
  static final ParameterBlock TEMPERATURE =
      new ParameterBlock("temperature", List.of(), ParameterRole.NORM_SCALE);

  static final ParameterLayout SMALL =
      new ParameterLayout(
          List.of(CONV, SCALE, SHIFT, MEAN, VARIANCE, TRANSPOSED, DENSE, BIAS, TEMPERATURE));

  private Layouts() {}

  /** Weights of very different sizes; filter 2 of the convolution is dead. */
  static ParameterVector weights() {
    return weights(SMALL);
  }

  static ParameterVector weights(ParameterLayout layout) {
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      Random random = new Random(block.name().hashCode());
      for (int i = 0; i < block.size(); i++) {
        boolean dead = block.name().equals(CONV.name()) && i / 27 == 2;
        values[layout.offset(b) + i] = dead ? 0 : (float) (random.nextGaussian() * (1 + i % 7));
      }
    }
    return ParameterVector.of(layout, values);
  }

  static float[] block(ParameterVector vector, ParameterBlock block) {
    return vector.block(vector.layout().find(block.name()).orElseThrow());
  }
}
