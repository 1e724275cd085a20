// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;

/**
 * What the first layer makes of all samples at the centre and along every direction.
 *
 * <p>It is linear in the parameters: with zₖ = x Wₖᵀ + bₖ, a point's own is z₀ + Σ cₖ zₖ. So it is
 * passed 1 + d times a slice, in double, and never again.
 */
final class FirstLayer {

  private FirstLayer() {}

  /** z₀ and the zₖ, each {@code [n, units]} in double. */
  static List<Tensor> of(DenseLayer layer, List<Parameters> vectors, StackedSamples samples) {
    return of(
        vectors,
        samples,
        (vector, x) ->
            torch.linear(
                x.flatten(1, -1), vector.weight(layer), new TensorOptional(vector.bias(layer))));
  }

  /** The same of a convolution, each {@code [n, channels, height, width]}. */
  static List<Tensor> of(ConvolutionLayer layer, List<Parameters> vectors, StackedSamples samples) {
    long[] stride = {layer.stride(), layer.stride()};
    long[] padding = {layer.padding(), layer.padding()};
    return of(
        vectors,
        samples,
        (vector, x) ->
            torch.conv2d(
                x,
                vector.weight(layer),
                new TensorOptional(vector.bias(layer)),
                stride,
                padding,
                new long[] {1, 1},
                1));
  }

  private static List<Tensor> of(
      List<Parameters> vectors,
      StackedSamples samples,
      BiFunction<Parameters, Tensor, Tensor> layer) {
    List<Tensor> all = new ArrayList<>();
    for (Parameters vector : vectors) {
      try (NativeScope scope = NativeScope.open()) {
        TensorVector parts = new TensorVector();
        for (Supplier<Tensor> rows : samples.rows()) {
          parts.push_back(layer.apply(vector, rows.get().to(ScalarType.Double)));
        }
        all.add(scope.keep(torch.cat(parts, 0)));
      }
    }
    return all;
  }

  /** The logits −z/2 and z/2 of scores {@code [n, 1]}. */
  static Tensor twoSided(Tensor scores) {
    Tensor half = scores.mul(new Scalar(0.5));
    return torch.cat(new TensorVector(half.neg(), half), 1);
  }
}
