// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.engine.NativeScope;

/**
 * A layer's weight and bias with its batch norm folded in, as doubles.
 *
 * <p>With s = γ/√(σ² + ε): w′ = s·w and b′ = β + s·(b − μ).
 *
 * @param weight {@code [out, …]}
 * @param bias {@code [out]}, if the layer or its norm adds any
 */
record FoldedWeight(Tensor weight, Optional<Tensor> bias) {

  static FoldedWeight of(ConvolutionLayer layer, NetworkState state) {
    Optional<Tensor> bias =
        layer.bias() ? Optional.of(state.get(layer.biasName())) : Optional.empty();
    return of(layer, bias, state);
  }

  static FoldedWeight of(DenseLayer layer, NetworkState state) {
    return of(layer, Optional.of(state.get(layer.bias())), state);
  }

  private static FoldedWeight of(WeightedLayer layer, Optional<Tensor> bias, NetworkState state) {
    Tensor weight = state.get(layer.weight());
    if (layer.norm().isEmpty()) {
      return new FoldedWeight(weight, bias);
    }
    try (NativeScope scope = NativeScope.open()) {
      ScaleShift norm = ScaleShift.running(layer.norm().get(), state);
      long[] rows = new long[(int) weight.dim()];
      Arrays.fill(rows, 1);
      rows[0] = -1;
      Tensor scaled = weight.mul(norm.scale().view(rows));
      Tensor shifted = bias.map(norm::of).orElse(norm.shift());
      return new FoldedWeight(scope.keep(scaled), Optional.of(scope.keep(shifted)));
    }
  }
}
