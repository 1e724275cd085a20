// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * A tensor that enters the forward pass as it is, such as positions' embeddings.
 *
 * @param filterAxis the axis that counts what is embedded: each slice is a filter
 */
public record ParameterLayer(String name, List<Integer> shape, ParameterRole role, int filterAxis)
    implements Layer {

  public ParameterLayer {
    shape = List.copyOf(shape);
  }

  /** A weight. */
  public ParameterLayer(String name, List<Integer> shape, int filterAxis) {
    this(name, shape, ParameterRole.WEIGHT, filterAxis);
  }

  /** One whose filters, if it has any, lie on axis 0. */
  public ParameterLayer(String name, List<Integer> shape, ParameterRole role) {
    this(name, shape, role, 0);
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(new ParameterBlock(name, shape, role, filterAxis));
  }
}
