// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.MaxPool;

/**
 * What tells one VGG from another.
 *
 * @param stages channels of the 3×3 convolutions of each stage; a pooling ends it
 * @param batchNorm whether a norm follows every convolution and the reference's hidden layer
 */
record VggDesign(List<List<Integer>> stages, boolean batchNorm, Head head) {

  /** What follows the convolutions. */
  enum Head {
    /** {@code fc.0} as wide as the last stage, then {@code classifier}: Li et al. 2018. */
    HIDDEN,
    /** {@code classifier} alone: github.com/kuangliu/pytorch-cifar, models/vgg.py. */
    SINGLE,
    /** A mean to 7×7 pixels and three layers with dropout, which is the identity here. */
    TORCHVISION
  }

  VggDesign {
    stages = stages.stream().map(List::copyOf).toList();
  }

  /** Depth 9, 11 or 16 (Simonyan and Zisserman 2015, Table 1, arXiv:1409.1556, for the latter). */
  static VggDesign of(int depth, boolean batchNorm, Head head) {
    List<List<Integer>> stages =
        switch (depth) {
          case 9 -> List.of(List.of(64, 64), List.of(128, 128), List.of(256, 256, 256));
          case 11 ->
              List.of(
                  List.of(64),
                  List.of(128),
                  List.of(256, 256),
                  List.of(512, 512),
                  List.of(512, 512));
          default ->
              List.of(
                  List.of(64, 64),
                  List.of(128, 128),
                  List.of(256, 256, 256),
                  List.of(512, 512, 512),
                  List.of(512, 512, 512));
        };
    return new VggDesign(stages, batchNorm, head);
  }

  /** Small images are pooled to the last pixel; those of torchvision lose a rest. */
  MaxPool pool() {
    return MaxPool.halving(head != Head.TORCHVISION);
  }

  /** The dense layers behind {@code features} of one image. */
  List<DenseLayer> dense(ImageShape features, int classes) {
    int channels = features.channels();
    return switch (head) {
      case HIDDEN -> {
        DenseLayer hidden = new DenseLayer("fc.0", features.size(), channels);
        yield List.of(
            batchNorm ? hidden.normed("fc.1") : hidden,
            new DenseLayer("classifier", channels, classes));
      }
      case SINGLE -> List.of(new DenseLayer("classifier", features.size(), classes));
      case TORCHVISION ->
          List.of(
              new DenseLayer("classifier.0", features.size(), 4096),
              new DenseLayer("classifier.3", 4096, 4096),
              new DenseLayer("classifier.6", 4096, classes));
    };
  }
}
