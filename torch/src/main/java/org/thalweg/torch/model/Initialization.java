// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * Parameters before training, as each network's source draws them.
 *
 * <p>Weights are Gaussian with the network's own deviation, also where the source draws them
 * uniformly or truncated: √(2/fan-in) (He et al. 2015, §2.2, arXiv:1502.01852) unless it says
 * otherwise. Norms start at γ = 1, β = 0, μ = 0, σ² = 1, biases at 0. One random stream a block.
 */
public final class Initialization {

  private Initialization() {}

  /** The buffers that {@code model} holds, by block name. */
  public static Map<String, float[]> buffers(ParameterVector model) {
    Map<String, float[]> buffers = new LinkedHashMap<>();
    ParameterLayout layout = model.layout();
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role() == ParameterRole.BUFFER) {
        buffers.put(layout.block(b).name(), model.block(b));
      }
    }
    return buffers;
  }

  /**
   * A fresh vector over the architecture's layout, defined by {@code seed} alone.
   *
   * @throws IllegalArgumentException if it has buffers, which come from data
   */
  public static ParameterVector of(Architecture architecture, long seed) {
    return of(architecture, seed, Map.of());
  }

  /**
   * A fresh vector around the buffers that a model of this architecture holds.
   *
   * @param buffers by block name; all that the architecture has
   */
  public static ParameterVector of(
      Architecture architecture, long seed, Map<String, float[]> buffers) {
    ParameterLayout layout = architecture.layout();
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      int from = layout.offset(b);
      int to = from + block.size();
      if (block.role() == ParameterRole.WEIGHT) {
        double deviation = architecture.network().initialDeviation(block);
        RandomStream stream = RandomStream.of(seed, block.name());
        for (int i = from; i < to; i++) {
          values[i] = (float) (deviation * stream.nextGaussian());
        }
      } else if (block.role() == ParameterRole.NORM_SCALE
          || block.role() == ParameterRole.RUNNING_VARIANCE) {
        Arrays.fill(values, from, to, 1f);
      } else if (block.role() == ParameterRole.BUFFER) {
        float[] held = buffers.get(block.name());
        if (held == null || held.length != block.size()) {
          throw new IllegalArgumentException(
              "%s holds \"%s\", which comes from data; train it first, or name a checkpoint"
                  .formatted(architecture.name(), block.name()));
        }
        System.arraycopy(held, 0, values, from, held.length);
      }
    }
    return ParameterVector.of(layout, values);
  }
}
