// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import org.bytedeco.pytorch.Tensor;

/**
 * How a network's layers are computed: folded for evaluation, or step by step for gradients.
 *
 * <p>A network is written once against these; activations are {@code [n, channels, height, width]}
 * or, behind those, {@code [n, …, width]}. No operation turns NaN into a number. What has no
 * parameters (pooling, attention, GELU) is the same everywhere and not asked for here.
 */
public interface Layers {

  /** Convolution, then its batch norm if it has one. */
  Tensor convolve(ConvolutionLayer layer, Tensor input);

  /** max(0, {@link #convolve}). */
  Tensor convolveRelu(ConvolutionLayer layer, Tensor input);

  /**
   * max(0, {@link #convolve} + {@code other}).
   *
   * @param other may be overwritten: nobody reads it afterwards
   */
  Tensor convolveAddRelu(ConvolutionLayer layer, Tensor input, Tensor other);

  /**
   * Matrix product and bias, then batch norm if the layer has one; {@code [n, …, in]} to {@code [n,
   * …, out]}.
   */
  Tensor dense(DenseLayer layer, Tensor input);

  /** max(0, batch norm), for a norm of its own before a convolution; {@code input} stays. */
  Tensor normRelu(BatchNormLayer layer, Tensor input);

  /** Layer norm over the innermost axis. */
  Tensor layerNorm(LayerNormLayer layer, Tensor input);

  /** The tensor itself, in the precision of the forward pass. */
  Tensor parameter(ParameterLayer layer);
}
