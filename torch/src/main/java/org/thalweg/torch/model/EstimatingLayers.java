// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
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
  private static final long[] NO_DILATION = {1, 1};

  private final Network network;
  private final NetworkState state;
  private final ScalarType precision;
  private final Map<String, Tensor> weights = new HashMap<>();
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
      if (layer instanceof ConvolutionLayer convolution) {
        Tensor weight = state.get(convolution.weight()).to(precision);
        weights.put(convolution.convolution(), weight.contiguous(torch.MemoryFormat.ChannelsLast));
        state.get(convolution.runningMean()).zero_();
        state.get(convolution.runningVariance()).zero_();
      }
    }
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
    Tensor weight = weights.get(layer.convolution());
    if (weight == null) {
      throw new IllegalArgumentException(
          "this network has no layer \"%s\"".formatted(layer.convolution()));
    }
    long[] stride = {layer.stride(), layer.stride()};
    long[] padding = {layer.padding(), layer.padding()};
    Tensor convolved =
        torch.conv2d(input, weight, new TensorOptional(), stride, padding, NO_DILATION, 1);
    normalize(layer, convolved);
    return convolved;
  }

  private void normalize(ConvolutionLayer layer, Tensor x) {
    try (NativeScope scope = NativeScope.open()) {
      double count = (double) x.size(0) * x.size(2) * x.size(3);
      requireSpread(layer, count);
      Tensor mean = channelSums(x).div(new Scalar(count));
      Tensor centred = x.sub(perChannel(mean));
      Tensor squares = channelSums(centred.mul_(centred));
      average(layer.runningMean(), mean);
      average(layer.runningVariance(), squares.div(new Scalar(count - 1)));
      Tensor deviation =
          squares.div(new Scalar(count)).add_(new Scalar(EagerLayers.NORM_EPSILON)).sqrt_();
      Tensor scale = state.get(layer.scale()).div(deviation);
      Tensor shift = state.get(layer.shift()).sub(scale.mul(mean));
      torch.addcmul_out(x, perChannel(shift), x, perChannel(scale));
    }
  }

  private static void requireSpread(ConvolutionLayer layer, double count) {
    if (count < 2) {
      throw new IllegalArgumentException(
          "a variance needs at least 2 values a channel, got %.0f for \"%s\"; choose another batch size"
              .formatted(count, layer.norm()));
    }
  }

  private static Tensor channelSums(Tensor x) {
    return x.sum(0, 2, 3).to(ScalarType.Double);
  }

  /** Rounded once, to be spread over images and pixels. */
  private Tensor perChannel(Tensor values) {
    return values.to(precision).view(1, -1, 1, 1);
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
    Tensor weight = state.get(layer.weight()).to(precision);
    return torch.linear(input, weight, new TensorOptional(state.get(layer.bias()).to(precision)));
  }
}
