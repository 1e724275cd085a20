// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Layers step by step, each operation on its own: what autograd differentiates, twice if asked. */
public final class EagerLayers implements Layers {
  /** Added to variances; PyTorch's default, which the released networks were trained with. */
  public static final double NORM_EPSILON = 1e-5;

  /** The weight of a batch in the running statistics; PyTorch's default. */
  private static final double MOMENTUM = 0.1;

  private final NetworkState state;
  private final BatchNorm batchNorm;

  /** Which statistics normalise. */
  public enum BatchNorm {
    /** The state's running statistics. */
    RUNNING,
    /** The batch's own; the running statistics move towards them (variance without bias). */
    BATCH
  }

  public EagerLayers(NetworkState state, BatchNorm batchNorm) {
    this.state = state;
    this.batchNorm = batchNorm;
  }

  @Override
  public Tensor convolve(ConvolutionLayer layer, Tensor input) {
    TensorOptional bias = layer.bias() ? optional(layer.biasName()) : new TensorOptional();
    Tensor convolved = layer.apply(input, state.get(layer.weight()), bias);
    return layer.norm().map(norm -> normalize(norm, convolved)).orElse(convolved);
  }

  private Tensor normalize(BatchNormLayer layer, Tensor input) {
    return torch.batch_norm(
        input,
        optional(layer.scale()),
        optional(layer.shift()),
        optional(layer.runningMean()),
        optional(layer.runningVariance()),
        batchNorm == BatchNorm.BATCH,
        MOMENTUM,
        NORM_EPSILON,
        false);
  }

  @Override
  public Tensor convolveRelu(ConvolutionLayer layer, Tensor input) {
    return convolve(layer, input).relu();
  }

  @Override
  public Tensor convolveAddRelu(ConvolutionLayer layer, Tensor input, Tensor other) {
    return convolve(layer, input).add(other).relu();
  }

  @Override
  public Tensor dense(DenseLayer layer, Tensor input) {
    Tensor product = torch.linear(input, state.get(layer.weight()), optional(layer.bias()));
    return layer.norm().map(norm -> normalize(norm, product)).orElse(product);
  }

  @Override
  public Tensor normRelu(BatchNormLayer layer, Tensor input) {
    return normalize(layer, input).relu();
  }

  @Override
  public Tensor layerNorm(LayerNormLayer layer, Tensor input) {
    return layer.apply(input, optional(layer.scale()), optional(layer.shift()));
  }

  @Override
  public Tensor parameter(ParameterLayer layer) {
    return state.get(layer.name());
  }

  private TensorOptional optional(String name) {
    return new TensorOptional(state.get(name));
  }
}
