// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.parameters.ParameterBlock;

/** A part of a network that holds parameters. */
public sealed interface Layer
    permits WeightedLayer, BatchNormLayer, LayerNormLayer, ParameterLayer {

  /** Its parameters and running statistics, in the order of the reference's checkpoints. */
  List<ParameterBlock> blocks();

  /** The batch norm that it is or ends with. */
  default Optional<BatchNormLayer> norm() {
    return Optional.empty();
  }
}
