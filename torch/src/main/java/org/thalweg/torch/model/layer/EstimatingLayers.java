// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.torch.engine.NativeScope;

/**
 * Layers that estimate running statistics: each batch is normalised by its own.
 *
 * <p>The estimates are cumulative averages: a batch of b images after n enters with the weight b/(n
 * + b); variances are unbiased in the average and biased in the batch's own normalisation, as
 * PyTorch has it. Channels last, in place, without autograd.
 *
 * <p>Mean and variance come from libtorch's pairwise sums, in two passes. Its batch norm kernel
 * adds one by one in single precision: 3·10⁻⁵ off in the variance of 128,000 values, and slower.
 */
public final class EstimatingLayers implements Layers {
  private final Network network;
  private final NetworkState state;
  private final ScalarType precision;
  private final Map<String, Tensor> tensors = new HashMap<>();
  private long seen;
  private double share;

  /**
   * Layers without an estimate yet.
   *
   * @param state of doubles; its running statistics are overwritten
   * @param precision what the forward pass computes in
   */
  public EstimatingLayers(Network network, NetworkState state, ScalarType precision) {
    this.network = network;
    this.state = state;
    this.precision = precision;
    for (Layer layer : network.layers()) {
      layer.norm().ifPresent(this::forget);
      for (ParameterBlock block : layer.blocks()) {
        if (block.role().trainable() || block.role() == ParameterRole.BUFFER) {
          tensors.put(block.name(), rounded(block));
        }
      }
    }
  }

  private void forget(BatchNormLayer norm) {
    state.get(norm.runningMean()).zero_();
    state.get(norm.runningVariance()).zero_();
  }

  private Tensor rounded(ParameterBlock block) {
    Tensor values = state.get(block.name()).to(precision);
    return block.rank() == 4 ? values.contiguous(torch.MemoryFormat.ChannelsLast) : values;
  }

  /** Passes a batch through the network and averages its statistics into the state's. */
  public void add(Tensor images) {
    long batch = images.size(0);
    share = (double) batch / (seen + batch);
    seen += batch;
    try (NativeScope scope = NativeScope.open()) {
      network.forward(this, images);
    }
  }

  @Override
  public Tensor convolve(ConvolutionLayer layer, Tensor input) {
    TensorOptional bias = layer.bias() ? optional(layer.biasName()) : new TensorOptional();
    Tensor convolved = layer.apply(input, find(layer.weight()), bias);
    normalizeInPlace(layer, convolved);
    return convolved;
  }

  private void normalizeInPlace(Layer layer, Tensor x) {
    if (layer.norm().isPresent()) {
      try (NativeScope scope = NativeScope.open()) {
        estimate(layer.norm().get(), x).inPlace(x);
      }
    }
  }

  /** The batch's own normalisation, its statistics averaged into the state's. */
  private ScaleShift estimate(BatchNormLayer layer, Tensor x) {
    double count = (double) x.numel() / x.size(1);
    requireSpread(layer, count);
    Tensor mean = channelSums(x).div(new Scalar(count));
    Tensor centred = x.sub(ScaleShift.spread(mean, (int) x.dim(), precision));
    Tensor squares = channelSums(centred.mul_(centred));
    average(layer.runningMean(), mean);
    average(layer.runningVariance(), squares.div(new Scalar(count - 1)));
    Tensor deviation =
        squares.div(new Scalar(count)).add_(new Scalar(EagerLayers.NORM_EPSILON)).sqrt_();
    return ScaleShift.by(mean, deviation, layer, state).perChannel((int) x.dim(), precision);
  }

  private static void requireSpread(BatchNormLayer layer, double count) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "a variance needs at least 2 values a channel, got %.0f for \"%s\"; choose another batch size"
              .formatted(count, layer.name()));
    }
  }

  private static Tensor channelSums(Tensor x) {
    Tensor sums = x.dim() == 4 ? x.sum(0, 2, 3) : x.sum(0);
    return sums.to(ScalarType.Double);
  }

  private void average(String name, Tensor ofBatch) {
    state.get(name).mul_(new Scalar(1 - share)).add_(ofBatch, new Scalar(share));
  }

  @Override
  public Tensor convolveRelu(ConvolutionLayer layer, Tensor input) {
    return convolve(layer, input).relu_();
  }

  @Override
  public Tensor convolveAddRelu(ConvolutionLayer layer, Tensor input, Tensor other) {
    return convolve(layer, input).add_(other).relu_();
  }

  @Override
  public Tensor dense(DenseLayer layer, Tensor input) {
    Tensor product = torch.linear(input, find(layer.weight()), optional(layer.bias()));
    normalizeInPlace(layer, product);
    return product;
  }

  @Override
  public Tensor normRelu(BatchNormLayer layer, Tensor input) {
    try (NativeScope scope = NativeScope.open()) {
      return scope.keep(estimate(layer, input).of(input).relu_());
    }
  }

  @Override
  public Tensor layerNorm(LayerNormLayer layer, Tensor input) {
    return layer.apply(input, optional(layer.scale()), optional(layer.shift()));
  }

  @Override
  public Tensor parameter(ParameterLayer layer) {
    return find(layer.name());
  }

  private TensorOptional optional(String name) {
    return new TensorOptional(find(name));
  }

  private Tensor find(String name) {
    Tensor found = tensors.get(name);
    if (found == null) {
      throw new IllegalArgumentException("this network has no parameter \"%s\"".formatted(name));
    }
    return found;
  }
}
