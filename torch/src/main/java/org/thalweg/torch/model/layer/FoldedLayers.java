// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Layers for evaluation: batch norm folded into what precedes it, channels last, in place.
 *
 * <p>Folded in double and rounded once. Folding costs one pass over the parameters a point; the
 * forward pass then has no batch norm at all. A norm of its own, before a convolution and behind a
 * sum or a concatenation, is a product and a sum over its input. Lives as long as the scope it was
 * made in. Autograd passes through, the fold included: what is done in place changes nothing that
 * it keeps.
 *
 * <p>What gradients, double precision and processors without {@link FusedLayers} are computed with.
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
        weighted.put(
            convolution.name(),
            rounded(FoldedWeight.of(convolution, state), torch.MemoryFormat.ChannelsLast));
      } else if (layer instanceof DenseLayer dense) {
        weighted.put(
            dense.name(), rounded(FoldedWeight.of(dense, state), torch.MemoryFormat.Contiguous));
      } else if (layer instanceof BatchNormLayer norm) {
        norms.put(norm.name(), ScaleShift.running(norm, state).perChannel(4, precision));
      } else {
        layer.blocks().forEach(b -> tensors.put(b.name(), state.get(b.name()).to(precision)));
      }
    }
  }

  private Folded rounded(FoldedWeight folded, torch.MemoryFormat format) {
    Tensor weight = folded.weight().contiguous(format).to(precision);
    TensorOptional bias =
        folded
            .bias()
            .map(values -> new TensorOptional(values.to(precision)))
            .orElseGet(TensorOptional::new);
    return new Folded(weight, bias);
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
