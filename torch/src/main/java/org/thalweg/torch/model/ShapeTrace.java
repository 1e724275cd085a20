// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.BatchNormLayer;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.LayerNormLayer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.ParameterLayer;

/**
 * The extents of what passes through a network, found without computing it.
 *
 * <p>One image of zeros passes; layers with parameters make tensors of zeros. Milliseconds.
 */
public final class ShapeTrace {
  private final Map<ConvolutionLayer, ImageShape> inputs = new LinkedHashMap<>();
  private long largest;

  private ShapeTrace() {}

  /** That of one image of zeros. */
  public static ShapeTrace of(Architecture architecture) {
    ShapeTrace trace = new ShapeTrace();
    ImageShape input = architecture.input();
    trace.largest = input.size();
    return TorchEngine.load()
        .infer(
            "tracing shapes",
            () -> {
              Tensor image = torch.zeros(1, input.channels(), input.height(), input.width());
              architecture.network().forward(trace.new Tracing(), image);
              return trace;
            });
  }

  /** Numbers in the largest activation of one image, what it makes of it last included. */
  public long largestActivation() {
    return largest;
  }

  /** The convolutions in order, with the extents of what each takes. */
  public Map<ConvolutionLayer, ImageShape> convolutions() {
    return Collections.unmodifiableMap(inputs);
  }

  /** Layers that only tell how large their answers are. */
  private final class Tracing implements Layers {
    @Override
    public Tensor convolve(ConvolutionLayer layer, Tensor input) {
      ImageShape image = new ImageShape(layer.in(), (int) input.size(2), (int) input.size(3));
      inputs.put(layer, image);
      ImageShape made = layer.output(image);
      return zeros(1, made.channels(), made.height(), made.width());
    }

    @Override
    public Tensor convolveRelu(ConvolutionLayer layer, Tensor input) {
      return convolve(layer, input);
    }

    @Override
    public Tensor convolveAddRelu(ConvolutionLayer layer, Tensor input, Tensor other) {
      return convolve(layer, input);
    }

    @Override
    public Tensor dense(DenseLayer layer, Tensor input) {
      long[] shape = input.sizes().vec().get();
      shape[shape.length - 1] = layer.out();
      return zeros(shape);
    }

    @Override
    public Tensor normRelu(BatchNormLayer layer, Tensor input) {
      return zeros(input.sizes().vec().get());
    }

    @Override
    public Tensor layerNorm(LayerNormLayer layer, Tensor input) {
      return zeros(input.sizes().vec().get());
    }

    @Override
    public Tensor parameter(ParameterLayer layer) {
      return torch.zeros(layer.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    private Tensor zeros(long... shape) {
      Tensor made = torch.zeros(shape);
      largest = Math.max(largest, made.numel());
      return made;
    }
  }
}
