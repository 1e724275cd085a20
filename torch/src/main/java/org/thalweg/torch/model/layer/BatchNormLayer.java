// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * Batch norm over channels: a scale, a shift and running statistics.
 *
 * <p>Behind a convolution or dense layer it belongs to that layer, which it is folded into; one of
 * its own stands before a convolution.
 *
 * @param name the module's name, such as {@code layer1.0.bn1}
 */
public record BatchNormLayer(String name, int channels) implements Layer {

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        block(scale(), ParameterRole.NORM_SCALE),
        block(shift(), ParameterRole.NORM_SHIFT),
        block(runningMean(), ParameterRole.RUNNING_MEAN),
        block(runningVariance(), ParameterRole.RUNNING_VARIANCE));
  }

  private ParameterBlock block(String block, ParameterRole role) {
    return new ParameterBlock(block, List.of(channels), role);
  }

  @Override
  public Optional<BatchNormLayer> norm() {
    return Optional.of(this);
  }

  String scale() {
    return name + ".weight";
  }

  String shift() {
    return name + ".bias";
  }

  String runningMean() {
    return name + ".running_mean";
  }

  String runningVariance() {
    return name + ".running_var";
  }
}
