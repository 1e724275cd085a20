// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import org.bytedeco.pytorch.Tensor;

/**
 * How a network's layers are computed: folded for evaluation, or step by step for gradients.
 *
 * <p>A network is written once against these; activations are {@code [n, channels, height, width]}.
 */
public interface Layers {

  /** Convolution, then batch norm. */
  Tensor convolve(ConvolutionLayer layer, Tensor input);

  /** max(0, convolution and batch norm). */
  Tensor convolveRelu(ConvolutionLayer layer, Tensor input);

  /** max(0, convolution and batch norm + {@code other}). */
  Tensor convolveAddRelu(ConvolutionLayer layer, Tensor input, Tensor other);

  /** Matrix product and bias; {@code [n, in]} to {@code [n, out]}. */
  Tensor dense(DenseLayer layer, Tensor input);
}
