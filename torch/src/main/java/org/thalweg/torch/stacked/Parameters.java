// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;

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

  /** Weight, then bias: {@code [out · in · k² + out]}. */
  Tensor flat(ConvolutionLayer layer) {
    return torch.cat(new TensorVector(block(layer.weight()), bias(layer)), 0);
  }

  /** {@code [out, in, k, k]}. */
  Tensor weight(ConvolutionLayer layer) {
    return block(layer.weight()).view(layer.out(), layer.in(), layer.kernel(), layer.kernel());
  }

  /** {@code [out]}. */
  Tensor bias(ConvolutionLayer layer) {
    return block(layer.name() + ".bias");
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
