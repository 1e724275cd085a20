// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * A matrix and a bias.
 *
 * @param name the module's name, such as {@code linear}
 */
public record DenseLayer(String name, int in, int out) implements Layer {

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock(weight(), List.of(out, in), ParameterRole.WEIGHT),
        new ParameterBlock(bias(), List.of(out), ParameterRole.BIAS));
  }

  String weight() {
    return name + ".weight";
  }

  String bias() {
    return name + ".bias";
  }
}
