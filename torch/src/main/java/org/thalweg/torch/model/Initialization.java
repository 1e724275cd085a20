// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.Arrays;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * Parameters before training, as the reference implementation draws them.
 *
 * <p>Convolutions N(0, 2/fan-in) (He et al. 2015, §2.2, arXiv:1502.01852), dense weights N(0,
 * 10⁻³), batch norm at γ = 1, β = 0, μ = 0, σ² = 1. One random stream a block.
 */
public final class Initialization {
  private static final double DENSE_DEVIATION = 1e-3;

  private Initialization() {}

  /** A fresh vector over the architecture's layout, defined by {@code seed} alone. */
  public static ParameterVector of(Architecture architecture, long seed) {
    ParameterLayout layout = architecture.layout();
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      fill(values, layout.offset(b), layout.block(b), seed);
    }
    return ParameterVector.of(layout, values);
  }

  private static void fill(float[] values, int from, ParameterBlock block, long seed) {
    int to = from + block.size();
    if (block.role() == ParameterRole.WEIGHT) {
      RandomStream stream = RandomStream.of(seed, block.name());
      double deviation = block.rank() == 4 ? heDeviation(block) : DENSE_DEVIATION;
      for (int i = from; i < to; i++) {
        values[i] = (float) (deviation * stream.nextGaussian());
      }
    } else if (block.role() == ParameterRole.NORM_SCALE
        || block.role() == ParameterRole.RUNNING_VARIANCE) {
      Arrays.fill(values, from, to, 1f);
    }
  }

  private static double heDeviation(ParameterBlock block) {
    int fanIn = block.size() / block.shape().get(0);
    return Math.sqrt(2.0 / fanIn);
  }
}
