// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.thalweg.torch.model.layer.ConvolutionLayer;

/**
 * What tells one DenseNet from another.
 *
 * @param growth channels that a unit adds
 * @param units units in each block
 * @param imagenet whether it is torchvision's: a larger stem with norm and pooling, new channels
 *     after the old ones, other names
 */
record DenselyConnectedDesign(int growth, List<Integer> units, boolean imagenet) {

  DenselyConnectedDesign {
    units = List.copyOf(units);
  }

  /** Huang et al. 2017, Table 1, k = 32. */
  static DenselyConnectedDesign of121(boolean imagenet) {
    return new DenselyConnectedDesign(32, List.of(6, 12, 24, 16), imagenet);
  }

  ConvolutionLayer stem(int channels) {
    int out = 2 * growth;
    return imagenet
        ? new ConvolutionLayer("features.conv0", "features.norm0", channels, out, 7, 2)
        : ConvolutionLayer.plain("conv1", channels, out, 3, 1);
  }

  /** A unit's name, both counted from 0. */
  String unit(int block, int unit) {
    return imagenet
        ? "features.denseblock%d.denselayer%d".formatted(block + 1, unit + 1)
        : "dense%d.%d".formatted(block + 1, unit);
  }

  String transition(int block) {
    return (imagenet ? "features.transition%d" : "trans%d").formatted(block + 1);
  }

  /** What a unit's norms are called, before their number; a transition's have none. */
  String norm() {
    return imagenet ? "norm" : "bn";
  }

  String lastNorm() {
    return imagenet ? "features.norm5" : "bn";
  }

  String head() {
    return imagenet ? "classifier" : "linear";
  }
}
