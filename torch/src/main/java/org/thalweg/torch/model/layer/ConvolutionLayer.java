// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.torch.onednn.ConvolutionExtents;

/**
 * A square convolution, then batch norm if it has one.
 *
 * @param name the module's name, such as {@code layer1.0.conv1}
 * @param in input channels
 * @param out output channels
 * @param kernel pixels along a side
 * @param padding pixels of zeros at every edge
 * @param groups parts that the channels fall into, each convolved alone; {@code in} for depthwise
 * @param bias whether a number is added to every output channel, before the norm
 */
public record ConvolutionLayer(
    String name,
    Optional<BatchNormLayer> norm,
    int in,
    int out,
    int kernel,
    int stride,
    int padding,
    int groups,
    boolean bias)
    implements WeightedLayer {
  private static final long[] NO_DILATION = {1, 1};

  public ConvolutionLayer {
    if (groups < 1 || in % groups != 0 || out % groups != 0) {
      throw new IllegalArgumentException(
          "groups must divide the channels of \"%s\", got %d for %d to %d"
              .formatted(name, groups, in, out));
    }
  }

  /** One without bias, padded to keep its size, then batch norm. */
  public ConvolutionLayer(String name, String norm, int in, int out, int kernel, int stride) {
    this(
        name,
        Optional.of(new BatchNormLayer(norm, out)),
        in,
        out,
        kernel,
        stride,
        kernel / 2,
        1,
        false);
  }

  /** One without bias and norm, padded to keep its size. */
  public static ConvolutionLayer plain(String name, int in, int out, int kernel, int stride) {
    return new ConvolutionLayer(
        name, Optional.empty(), in, out, kernel, stride, kernel / 2, 1, false);
  }

  /** The same with a bias. */
  public ConvolutionLayer biased() {
    return new ConvolutionLayer(name, norm, in, out, kernel, stride, padding, groups, true);
  }

  /** The same with {@code other} pixels of zeros at every edge. */
  public ConvolutionLayer padded(int other) {
    return new ConvolutionLayer(name, norm, in, out, kernel, stride, other, groups, bias);
  }

  /** The same with its channels in {@code parts}. */
  public ConvolutionLayer grouped(int parts) {
    return new ConvolutionLayer(name, norm, in, out, kernel, stride, padding, parts, bias);
  }

  @Override
  public List<ParameterBlock> blocks() {
    List<ParameterBlock> blocks = new ArrayList<>();
    List<Integer> shape = List.of(out, in / groups, kernel, kernel);
    blocks.add(new ParameterBlock(weight(), shape, ParameterRole.WEIGHT));
    if (bias) {
      blocks.add(new ParameterBlock(biasName(), List.of(out), ParameterRole.BIAS));
    }
    norm.ifPresent(layer -> blocks.addAll(layer.blocks()));
    return List.copyOf(blocks);
  }

  @Override
  public String weight() {
    return name + ".weight";
  }

  String biasName() {
    return name + ".bias";
  }

  /** {@code input} convolved with {@code weight} as this layer says; no norm. */
  public Tensor apply(Tensor input, Tensor weight, TensorOptional added) {
    long[] strides = {stride, stride};
    long[] paddings = {padding, padding};
    return torch.conv2d(input, weight, added, strides, paddings, NO_DILATION, groups);
  }

  /** The same as oneDNN is told of it, for images of that height and width. */
  public ConvolutionExtents extents(int images, int height, int width, ScalarType precision) {
    return new ConvolutionExtents(
        images, in, height, width, out, kernel, stride, padding, groups, precision);
  }

  /** Multiply-adds for one image. */
  public long multiplyAdds(ImageShape image) {
    ImageShape made = output(image);
    return (long) in / groups * kernel * kernel * made.size();
  }

  /** What it makes of one image. */
  public ImageShape output(ImageShape image) {
    return new ImageShape(out, extent(image.height()), extent(image.width()));
  }

  private int extent(int before) {
    return (before + 2 * padding - kernel) / stride + 1;
  }
}
