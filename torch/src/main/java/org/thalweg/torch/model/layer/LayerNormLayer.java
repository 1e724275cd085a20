// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * Layer norm over the innermost axis: a scale and a shift, no statistics.
 *
 * @param name the module's name, such as {@code blocks.0.norm1}
 * @param epsilon added to variances
 */
public record LayerNormLayer(String name, int width, double epsilon) implements Layer {

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock(scale(), List.of(width), ParameterRole.NORM_SCALE),
        new ParameterBlock(shift(), List.of(width), ParameterRole.NORM_SHIFT));
  }

  String scale() {
    return name + ".weight";
  }

  String shift() {
    return name + ".bias";
  }

  Tensor apply(Tensor input, TensorOptional scale, TensorOptional shift) {
    return torch.layer_norm(input, new long[] {width}, scale, shift, epsilon, false);
  }
}
