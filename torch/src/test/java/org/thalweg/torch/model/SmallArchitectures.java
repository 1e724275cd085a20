// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.torch.model.VggDesign.Head;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;

/** Small members of every family, as {@code architectures_golden.py} has them. */
final class SmallArchitectures {
  private static final ImageShape IMAGE = new ImageShape(3, 12, 12);
  private static final ImageShape LARGE = new ImageShape(3, 21, 21);

  private final Map<String, Architecture> byName = new LinkedHashMap<>();

  private SmallArchitectures() {}

  static Map<String, Architecture> byName() {
    SmallArchitectures small = new SmallArchitectures();
    small.addResidual();
    small.addVgg();
    small.addOthers();
    return small.byName;
  }

  private void addResidual() {
    put("bottleneck", IMAGE, residual(IMAGE, List.of(4, 6), List.of(1, 2), true, true, false));
    put(
        "bottleneck_noshort",
        IMAGE,
        residual(IMAGE, List.of(4, 6), List.of(1, 2), true, false, false));
    put("wide", IMAGE, residual(IMAGE, List.of(8, 16), List.of(1, 1), false, true, false));
    put("imagenet", LARGE, residual(LARGE, List.of(4, 6), List.of(2, 1), false, true, true));
    put(
        "imagenet_bottleneck",
        LARGE,
        residual(LARGE, List.of(4, 6), List.of(1, 1), true, true, true));
  }

  private static Network residual(
      ImageShape input,
      List<Integer> widths,
      List<Integer> blocks,
      boolean bottleneck,
      boolean residual,
      boolean imagenet) {
    ResidualDesign design = new ResidualDesign(widths, blocks, bottleneck, residual, imagenet);
    return new ResidualNetwork(input, 10, design);
  }

  private void addVgg() {
    for (boolean norm : new boolean[] {true, false}) {
      String suffix = norm ? "_bn" : "";
      ImageShape large = new ImageShape(3, 14, 14);
      put("vgg_hidden" + suffix, large, vgg(large, norm, Head.HIDDEN));
      ImageShape odd = new ImageShape(3, 7, 7);
      put("vgg_single" + suffix, odd, vgg(odd, norm, Head.SINGLE));
    }
  }

  private static Network vgg(ImageShape input, boolean norm, Head head) {
    return new VggNetwork(input, 10, new VggDesign(List.of(List.of(4), List.of(6, 5)), norm, head));
  }

  private void addOthers() {
    put("densenet", IMAGE, dense(IMAGE, false));
    put("densenet_imagenet", LARGE, dense(LARGE, true));
    ImageShape tiles = new ImageShape(3, 8, 8);
    VisionTransformer.Design design = new VisionTransformer.Design(4, 8, 2, 2);
    put("vit", tiles, new VisionTransformer(tiles, 10, design));
    byName.put("lenet5", Architectures.named("lenet5", new ImageShape(3, 32, 32), 10));
    byName.put("lenet5_grey", Architectures.named("lenet5"));
    byName.put("autoencoder", Architectures.named("autoencoder:6x3", new ImageShape(1, 4, 4), 10));
    byName.put("logistic", Architectures.named("logistic"));
    byName.put("softmax", Architectures.named("softmax"));
    ImageShape row = new ImageShape(1, 1, 4);
    byName.put("linear", Architectures.named("linear", row, 3));
    byName.put("rbf", Architectures.named("rbf-svm:7", row, 2));
  }

  private static Network dense(ImageShape input, boolean imagenet) {
    return new DenselyConnectedNetwork(
        input, 10, new DenselyConnectedDesign(4, List.of(2, 2), imagenet));
  }

  private void put(String name, ImageShape input, Network network) {
    byName.put(name, new Architecture(name, input, 10, network));
  }
}
