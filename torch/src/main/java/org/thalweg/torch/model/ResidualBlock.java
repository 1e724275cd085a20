// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import java.util.Optional;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.ImageShape;

/** Two or three convolutions and, where the shape changes, one on the shortcut. */
record ResidualBlock(List<ConvolutionLayer> convolutions, Optional<ConvolutionLayer> shortcut) {

  static ResidualBlock of(String name, int in, int stage, int stride, ResidualDesign design) {
    int width = design.widths().get(stage);
    int out = design.made(width);
    boolean reshapes = stride != 1 || in != out;
    return new ResidualBlock(
        design.bottleneck()
            ? List.of(
                convolution(name, 1, in, width, 1, 1),
                convolution(name, 2, width, width, 3, stride),
                convolution(name, 3, width, out, 1, 1))
            : List.of(
                convolution(name, 1, in, width, 3, stride),
                convolution(name, 2, width, width, 3, 1)),
        design.residual() && reshapes
            ? Optional.of(design.shortcut(name, in, out, stride))
            : Optional.empty());
  }

  private static ConvolutionLayer convolution(
      String block, int number, int in, int out, int kernel, int stride) {
    return new ConvolutionLayer(
        block + ".conv" + number, block + ".bn" + number, in, out, kernel, stride);
  }

  /** All convolutions but the last and the shortcut. */
  List<ConvolutionLayer> inner() {
    return convolutions.subList(0, convolutions.size() - 1);
  }

  ConvolutionLayer last() {
    return convolutions.get(convolutions.size() - 1);
  }

  ImageShape output(ImageShape image) {
    ImageShape made = image;
    for (ConvolutionLayer convolution : convolutions) {
      made = convolution.output(made);
    }
    return made;
  }

  long multiplyAdds(ImageShape image) {
    long sum = shortcut.map(layer -> layer.multiplyAdds(image)).orElse(0L);
    ImageShape made = image;
    for (ConvolutionLayer convolution : convolutions) {
      sum += convolution.multiplyAdds(made);
      made = convolution.output(made);
    }
    return sum;
  }
}
