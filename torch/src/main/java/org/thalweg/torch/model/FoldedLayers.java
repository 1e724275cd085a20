// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeScope;

/**
 * Layers for evaluation: batch norm folded into what precedes it, channels last, in place.
 *
 * <p>With s = γ/√(σ² + ε): w′ = s·w and b′ = β + s·(b − μ), in double and rounded once. Folding
 * costs one pass over the parameters a point; the forward pass then has no batch norm at all. A
 * norm of its own, before a convolution and behind a sum or a concatenation, is a product and a sum
 * over its input. Lives as long as the scope it was made in. Autograd passes through, the fold
 * included: what is done in place changes nothing that it keeps.
 *
 * <p>oneDNN could apply the ReLU in the convolution's own pass, 6 to 14 % faster, but it turns NaN
 * into 0: a network that has overflowed would get a finite loss.
 */
public final class FoldedLayers implements Layers {
  private final ScalarType precision;
  private final Map<String, Folded> weighted = new HashMap<>();
  private final Map<String, ScaleShift> norms = new HashMap<>();
  private final Map<String, Tensor> tensors = new HashMap<>();

  private record Folded(Tensor weight, TensorOptional bias) {}

  /**
   * Folds every layer of {@code network}.
   *
   * @param state of doubles
   * @param precision what the forward pass computes in
   */
  public FoldedLayers(Network network, NetworkState state, ScalarType precision) {
    this.precision = precision;
    for (Layer layer : network.layers()) {
      if (layer instanceof ConvolutionLayer convolution) {
        weighted.put(convolution.name(), fold(convolution, state));
      } else if (layer instanceof DenseLayer dense) {
        weighted.put(dense.name(), fold(dense, state));
      } else if (layer instanceof BatchNormLayer norm) {
        norms.put(norm.name(), ScaleShift.running(norm, state).perChannel(4, precision));
      } else {
        layer.blocks().forEach(b -> tensors.put(b.name(), state.get(b.name()).to(precision)));
      }
    }
  }

  private Folded fold(ConvolutionLayer layer, NetworkState state) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor weight = state.get(layer.weight());
      TensorOptional bias = new TensorOptional();
      if (layer.norm().isPresent()) {
        ScaleShift norm = ScaleShift.running(layer.norm().get(), state);
        weight = weight.mul(norm.scale().view(-1, 1, 1, 1));
        bias = rounded(layer.bias() ? norm.of(state.get(layer.biasName())) : norm.shift());
      } else if (layer.bias()) {
        bias = rounded(state.get(layer.biasName()));
      }
      Tensor last = weight.contiguous(torch.MemoryFormat.ChannelsLast).to(precision);
      return new Folded(scope.keep(last), scope.keep(bias));
    }
  }

  private Folded fold(DenseLayer layer, NetworkState state) {
    Tensor weight = state.get(layer.weight());
    Tensor bias = state.get(layer.bias());
    if (layer.norm().isEmpty()) {
      return new Folded(weight.to(precision), rounded(bias));
    }
    try (NativeScope scope = NativeScope.open()) {
      ScaleShift norm = ScaleShift.running(layer.norm().get(), state);
      Tensor scaled = weight.mul(norm.scale().view(-1, 1)).to(precision);
      return new Folded(scope.keep(scaled), scope.keep(rounded(norm.of(bias))));
    }
  }

  private TensorOptional rounded(Tensor values) {
    return new TensorOptional(values.to(precision));
  }

  @Override
  public Tensor convolve(ConvolutionLayer layer, Tensor input) {
    Folded f = find(weighted, layer.name());
    return layer.apply(input, f.weight(), f.bias());
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
    Folded f = find(weighted, layer.name());
    return torch.linear(input, f.weight(), f.bias());
  }

  @Override
  public Tensor normRelu(BatchNormLayer layer, Tensor input) {
    return find(norms, layer.name()).of(input).relu_();
  }

  @Override
  public Tensor layerNorm(LayerNormLayer layer, Tensor input) {
    TensorOptional scale = new TensorOptional(find(tensors, layer.scale()));
    TensorOptional shift = new TensorOptional(find(tensors, layer.shift()));
    return layer.apply(input, scale, shift);
  }

  @Override
  public Tensor parameter(ParameterLayer layer) {
    return find(tensors, layer.name());
  }

  private static <T> T find(Map<String, T> known, String name) {
    T found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException("this network has no layer \"%s\"".formatted(name));
    }
    return found;
  }
}
