// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.torch.model.DenseLayer;

/** Centre or a direction: views into one flat tensor of doubles over the whole layout. */
record Parameters(ParameterLayout layout, Tensor flat) {

  /** {@code [out, in]}. */
  Tensor weight(DenseLayer layer) {
    return block(layer.weight()).view(layer.out(), layer.in());
  }

  /** {@code [out]}. */
  Tensor bias(DenseLayer layer) {
    return block(layer.bias());
  }

  private Tensor block(String name) {
    int block =
        layout
            .find(name)
            .orElseThrow(
                () -> new IllegalArgumentException("the layout has no \"%s\"".formatted(name)));
    return flat.narrow(0, layout.offset(block), layout.block(block).size());
  }
}
