// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.LinkedHashSet;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.model.BatchNormLayer;
import org.thalweg.torch.model.ConvolutionLayer;
import org.thalweg.torch.model.DenseLayer;
import org.thalweg.torch.model.LayerNormLayer;
import org.thalweg.torch.model.Layers;
import org.thalweg.torch.model.ParameterLayer;

/** Notes which 3×3 convolutions a forward pass makes, on images of which size. */
final class ConvolutionInputs implements Layers {
  private final Layers layers;
  private final Set<Shape> shapes = new LinkedHashSet<>();

  /** A 3×3 convolution and its input's extents. */
  record Shape(int in, int out, int stride, long height, long width) {

    double flops(int images) {
      long pixels = ((height - 1) / stride + 1) * ((width - 1) / stride + 1);
      return 2.0 * 9 * in * out * pixels * images;
    }
  }

  ConvolutionInputs(Layers layers) {
    this.layers = layers;
  }

  Set<Shape> shapes() {
    return shapes;
  }

  @Override
  public Tensor convolve(ConvolutionLayer layer, Tensor input) {
    if (layer.kernel() == 3 && layer.padding() == 1 && layer.groups() == 1) {
      shapes.add(new Shape(layer.in(), layer.out(), layer.stride(), input.size(2), input.size(3)));
    }
    return layers.convolve(layer, input);
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
    return layers.dense(layer, input);
  }

  @Override
  public Tensor normRelu(BatchNormLayer layer, Tensor input) {
    return layers.normRelu(layer, input);
  }

  @Override
  public Tensor layerNorm(LayerNormLayer layer, Tensor input) {
    return layers.layerNorm(layer, input);
  }

  @Override
  public Tensor parameter(ParameterLayer layer) {
    return layers.parameter(layer);
  }
}
