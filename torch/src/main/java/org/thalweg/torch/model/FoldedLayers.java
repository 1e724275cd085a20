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
 * Layers for evaluation: batch norm folded into the convolutions, channels last, in place.
 *
 * <p>With s = γ/√(σ² + ε): w′ = s·w and b′ = β − s·μ, in double and rounded once. Folding costs one
 * pass over the parameters a point; the forward pass then has no batch norm at all.
 */
public final class FoldedLayers implements Layers {
  private static final long[] NO_DILATION = {1, 1};

  private final Map<String, Folded> folded = new HashMap<>();

  private record Folded(Tensor weight, TensorOptional bias) {}

  /**
   * Folds every layer of {@code network}.
   *
   * @param state of doubles
   * @param precision what the forward pass computes in
   */
  public FoldedLayers(Network network, NetworkState state, ScalarType precision) {
    for (Layer layer : network.layers()) {
      if (layer instanceof ConvolutionLayer convolution) {
        folded.put(convolution.convolution(), fold(convolution, state, precision));
      } else if (layer instanceof DenseLayer dense) {
        Tensor weight = state.get(dense.weight()).to(precision);
        folded.put(
            dense.name(),
            new Folded(weight, new TensorOptional(state.get(dense.bias()).to(precision))));
      }
    }
  }

  private static Folded fold(ConvolutionLayer layer, NetworkState state, ScalarType precision) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor deviation =
          state.get(layer.runningVariance()).add(new Scalar(EagerLayers.NORM_EPSILON)).sqrt();
      Tensor scale = state.get(layer.scale()).div(deviation);
      Tensor shift = state.get(layer.shift()).sub(scale.mul(state.get(layer.runningMean())));
      Tensor weight = state.get(layer.weight()).mul(scale.view(-1, 1, 1, 1)).to(precision);
      return new Folded(
          scope.keep(weight.contiguous(torch.MemoryFormat.ChannelsLast)),
          scope.keep(new TensorOptional(shift.to(precision))));
    }
  }

  @Override
  public Tensor convolve(ConvolutionLayer layer, Tensor input) {
    Folded f = find(layer.convolution());
    long[] stride = {layer.stride(), layer.stride()};
    long[] padding = {layer.padding(), layer.padding()};
    return torch.conv2d(input, f.weight(), f.bias(), stride, padding, NO_DILATION, 1);
  }

  @Override
  public Tensor convolveRelu(ConvolutionLayer layer, Tensor input) {
    return convolve(layer, input).relu_();
  }

  @Override
  public Tensor addRelu(Tensor fresh, Tensor other) {
    return fresh.add_(other).relu_();
  }

  @Override
  public Tensor dense(DenseLayer layer, Tensor input) {
    Folded f = find(layer.name());
    return torch.linear(input, f.weight(), f.bias());
  }

  private Folded find(String name) {
    Folded found = folded.get(name);
    if (found == null) {
      throw new IllegalArgumentException("this network has no layer \"%s\"".formatted(name));
    }
    return found;
  }
}
