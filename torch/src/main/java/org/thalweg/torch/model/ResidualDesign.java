// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.Collections;
import java.util.List;
import org.thalweg.torch.model.layer.ConvolutionLayer;

/**
 * What tells one residual network from another.
 *
 * @param widths channels of a block's 3×3 convolutions, one a stage
 * @param blocks blocks in each stage
 * @param bottleneck whether a block is 1×1, 3×3 and 1×1 with four times the channels at its end,
 *     not two 3×3
 * @param residual whether a block adds its input to its output
 * @param imagenet whether stem and names are torchvision's: 7×7 with stride 2 and pooling, {@code
 *     downsample} and {@code fc}; otherwise 3×3, {@code shortcut} and {@code linear}
 */
record ResidualDesign(
    List<Integer> widths,
    List<Integer> blocks,
    boolean bottleneck,
    boolean residual,
    boolean imagenet) {

  ResidualDesign {
    widths = List.copyOf(widths);
    blocks = List.copyOf(blocks);
  }

  /**
   * The networks for CIFAR of He et al. 2016, §4.2, {@code widen} times as wide: {@code
   * ResNet_cifar} and {@code WResNet_cifar} of tomgoldstein/loss-landscape.
   */
  static ResidualDesign cifar(int depth, int widen, boolean residual) {
    return new ResidualDesign(
        List.of(16 * widen, 32 * widen, 64 * widen),
        Collections.nCopies(3, (depth - 2) / 6),
        false,
        residual,
        false);
  }

  /** The networks for ImageNet, on small images: {@code ResNet} of the reference. */
  static ResidualDesign wide(int depth, boolean residual) {
    return fourStages(depth, residual, false);
  }

  /** The networks for ImageNet: torchvision, models/resnet.py. */
  static ResidualDesign torchvision(int depth) {
    return fourStages(depth, true, true);
  }

  private static ResidualDesign fourStages(int depth, boolean residual, boolean imagenet) {
    List<Integer> blocks = depth == 18 ? List.of(2, 2, 2, 2) : List.of(3, 4, 6, 3);
    return new ResidualDesign(List.of(64, 128, 256, 512), blocks, depth >= 50, residual, imagenet);
  }

  /** Channels that a block with inner channels {@code width} makes. */
  int made(int width) {
    return bottleneck ? 4 * width : width;
  }

  String head() {
    return imagenet ? "fc" : "linear";
  }

  ConvolutionLayer stem(int channels) {
    return new ConvolutionLayer(
        "conv1", "bn1", channels, widths.get(0), imagenet ? 7 : 3, imagenet ? 2 : 1);
  }

  ConvolutionLayer shortcut(String block, int in, int out, int stride) {
    String name = block + (imagenet ? ".downsample" : ".shortcut");
    return new ConvolutionLayer(name + ".0", name + ".1", in, out, 1, stride);
  }
}
