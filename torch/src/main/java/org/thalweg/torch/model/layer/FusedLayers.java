// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.HashMap;
import java.util.Map;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.onednn.ConvolutionExtents;
import org.thalweg.torch.onednn.Ending;
import org.thalweg.torch.onednn.FusedCall;
import org.thalweg.torch.onednn.FusedOperation;
import org.thalweg.torch.onednn.FusedOperations;

/**
 * Layers for evaluation by oneDNN itself: bias, sum and ReLU in the convolution's own pass, weights
 * reordered once a point.
 *
 * <p>Batch norm is folded as in {@link FoldedLayers}. In bfloat16, images and activations of
 * convolutions are rounded to it and sums are not; dense layers answer in single precision, as does
 * everything that is not a convolution or a product. For one thread, in the scope that it was made
 * in. Infinite activations below 0 stay infinite, see {@link Ending}.
 */
public final class FusedLayers implements Layers, AutoCloseable {
  private final FusedOperations operations;
  private final ScalarType precision;
  private final NativeOwner owner = new NativeOwner("these layers");
  private final Map<String, Rounded> weighted = new HashMap<>();
  private final Map<String, ScaleShift> norms = new HashMap<>();
  private final Map<String, Tensor> tensors = new HashMap<>();
  private final Map<Object, FusedCall> calls = new HashMap<>();
  private Tensor room;

  /** Single precision, contiguous. */
  private record Rounded(Tensor weight, Tensor bias) {}

  private record ConvolutionKey(String layer, ConvolutionExtents extents, Ending ending) {}

  private record ProductKey(String layer, long rows) {}

  /**
   * Folds every layer of {@code network}.
   *
   * @param state of doubles
   * @param precision float or bfloat16
   */
  public FusedLayers(
      Network network, NetworkState state, ScalarType precision, FusedOperations operations) {
    this.operations = operations;
    this.precision = precision;
    this.room = bytes(1);
    for (Layer layer : network.layers()) {
      if (layer instanceof ConvolutionLayer convolution) {
        weighted.put(convolution.name(), rounded(FoldedWeight.of(convolution, state)));
      } else if (layer instanceof DenseLayer dense) {
        weighted.put(dense.name(), rounded(FoldedWeight.of(dense, state)));
      } else if (layer instanceof BatchNormLayer norm) {
        norms.put(norm.name(), ScaleShift.running(norm, state).perChannel(4, ScalarType.Float));
      } else {
        layer
            .blocks()
            .forEach(b -> tensors.put(b.name(), state.get(b.name()).to(ScalarType.Float)));
      }
    }
  }

  private static Rounded rounded(FoldedWeight folded) {
    Tensor weight = folded.weight().to(ScalarType.Float).contiguous();
    Tensor bias =
        folded
            .bias()
            .map(values -> values.to(ScalarType.Float))
            .orElseGet(() -> torch.zeros(weight.size(0)));
    return new Rounded(weight, bias);
  }

  @Override
  public Tensor convolve(ConvolutionLayer layer, Tensor input) {
    return convolve(layer, input, Ending.NONE);
  }

  @Override
  public Tensor convolveRelu(ConvolutionLayer layer, Tensor input) {
    return convolve(layer, input, Ending.RELU);
  }

  private Tensor convolve(ConvolutionLayer layer, Tensor input, Ending ending) {
    ConvolutionExtents extents = extents(layer, input);
    Tensor output =
        torch.empty(
            extents.output(),
            new TensorOptions(precision),
            new MemoryFormatOptional(torch.MemoryFormat.ChannelsLast));
    run(layer, extents, ending, input, output);
    return output;
  }

  @Override
  public Tensor convolveAddRelu(ConvolutionLayer layer, Tensor input, Tensor other) {
    run(layer, extents(layer, input), Ending.ADD_RELU, input, other);
    // A handle of its own on the same numbers: the caller closes the other one.
    return new Tensor(other);
  }

  private ConvolutionExtents extents(ConvolutionLayer layer, Tensor input) {
    return layer.extents((int) input.size(0), (int) input.size(2), (int) input.size(3), precision);
  }

  private void run(
      ConvolutionLayer layer,
      ConvolutionExtents extents,
      Ending ending,
      Tensor input,
      Tensor output) {
    FusedCall call =
        calls.computeIfAbsent(
            new ConvolutionKey(layer.name(), extents, ending),
            key -> prepare(layer.name(), operations.convolution(extents, ending)));
    Tensor images = input.to(precision).contiguous(torch.MemoryFormat.ChannelsLast);
    call.run(images, output, room(call.scratchBytes()));
  }

  private FusedCall prepare(String layer, FusedOperation operation) {
    Rounded weights = find(weighted, layer);
    return operation.with(weights.weight(), weights.bias(), owner);
  }

  private Tensor room(long bytes) {
    if (bytes > room.numel()) {
      room = owner.own(bytes(bytes));
    }
    return room;
  }

  private static Tensor bytes(long count) {
    return torch.empty(
        new long[] {count}, new TensorOptions(ScalarType.Byte), new MemoryFormatOptional());
  }

  @Override
  public Tensor dense(DenseLayer layer, Tensor input) {
    Tensor rows = input.to(precision).reshape(-1, layer.in());
    long count = rows.size(0);
    FusedCall call =
        calls.computeIfAbsent(
            new ProductKey(layer.name(), count),
            key ->
                prepare(
                    layer.name(), operations.product(count, layer.in(), layer.out(), precision)));
    long[] shape = input.sizes().vec().get();
    shape[shape.length - 1] = layer.out();
    Tensor output =
        torch.empty(shape, new TensorOptions(ScalarType.Float), new MemoryFormatOptional());
    call.run(rows, output, room(call.scratchBytes()));
    return output;
  }

  @Override
  public Tensor normRelu(BatchNormLayer layer, Tensor input) {
    return find(norms, layer.name()).of(input).relu_();
  }

  @Override
  public Tensor layerNorm(LayerNormLayer layer, Tensor input) {
    TensorOptional scale = new TensorOptional(find(tensors, layer.scale()));
    TensorOptional shift = new TensorOptional(find(tensors, layer.shift()));
    return layer.apply(input.to(ScalarType.Float), scale, shift);
  }

  @Override
  public Tensor parameter(ParameterLayer layer) {
    return find(tensors, layer.name());
  }

  @Override
  public void close() {
    owner.close();
  }

  private static <T> T find(Map<String, T> known, String name) {
    T found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException("this network has no layer \"%s\"".formatted(name));
    }
    return found;
  }
}
