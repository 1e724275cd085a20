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
 * <p>Convolutions N(0, 2/fan-in) (He et al. 2015, §2.2, arXiv:1502.01852), dense weights behind
 * them N(0, 10⁻³), batch norm at γ = 1, β = 0, μ = 0, σ² = 1, biases 0. Without convolutions, dense
 * weights are drawn as those are: layer upon layer of 10⁻³ would let no gradient through. One
 * random stream a block.
 */
public final class Initialization {
  private static final double DENSE_DEVIATION = 1e-3;

  private Initialization() {}

  /** A fresh vector over the architecture's layout, defined by {@code seed} alone. */
  public static ParameterVector of(Architecture architecture, long seed) {
    ParameterLayout layout = architecture.layout();
    float[] values = new float[layout.size()];
    boolean convolves = layout.blocks().stream().anyMatch(Initialization::isConvolution);
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      double deviation = convolves && !isConvolution(block) ? DENSE_DEVIATION : heDeviation(block);
      fill(values, layout.offset(b), block, deviation, seed);
    }
    return ParameterVector.of(layout, values);
  }

  private static boolean isConvolution(ParameterBlock block) {
    return block.rank() == 4;
  }

  private static void fill(
      float[] values, int from, ParameterBlock block, double deviation, long seed) {
    int to = from + block.size();
    if (block.role() == ParameterRole.WEIGHT) {
      RandomStream stream = RandomStream.of(seed, block.name());
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
