// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.MaxPool;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.WeightedLayer;

/**
 * The residual networks, with or without their shortcuts.
 *
 * <p>A stem, stages of blocks that halve the image and widen the channels, a mean over pixels and a
 * dense layer (He et al. 2016, arXiv:1512.03385). Where a block changes its shape the shortcut is a
 * 1×1 convolution with batch norm. Names, order and rules of tomgoldstein/loss-landscape,
 * cifar10/models/resnet.py (Li et al. 2018), one of which is odd: a bottleneck without shortcut has
 * no ReLU at its end. Or those of torchvision, models/resnet.py, where the stem is larger.
 */
final class ResidualNetwork implements Network {
  private static final MaxPool STEM_POOL = new MaxPool(3, 2, 1, false);

  private final ImageShape input;
  private final ResidualDesign design;
  private final ConvolutionLayer stem;
  private final List<ResidualBlock> blocks = new ArrayList<>();
  private final DenseLayer head;

  ResidualNetwork(ImageShape input, int classes, ResidualDesign design) {
    this.input = input;
    this.design = design;
    stem = design.stem(input.channels());
    int in = stem.out();
    for (int stage = 0; stage < design.widths().size(); stage++) {
      for (int b = 0; b < design.blocks().get(stage); b++) {
        int stride = stage > 0 && b == 0 ? 2 : 1;
        String name = "layer%d.%d".formatted(stage + 1, b);
        blocks.add(ResidualBlock.of(name, in, stage, stride, design));
        in = design.made(design.widths().get(stage));
      }
    }
    head = new DenseLayer(design.head(), in, classes);
  }

  @Override
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>();
    all.add(stem);
    for (ResidualBlock block : blocks) {
      all.addAll(block.convolutions());
      block.shortcut().ifPresent(all::add);
    }
    all.add(head);
    return all;
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    Tensor activation = layers.convolveRelu(stem, images);
    if (design.imagenet()) {
      Tensor pooled = STEM_POOL.apply(activation);
      activation.close();
      activation = pooled;
    }
    for (ResidualBlock block : blocks) {
      Tensor next = forward(block, layers, activation);
      activation.close();
      activation = next;
    }
    return layers.dense(head, activation.mean(2, 3));
  }

  /** Frees what it makes on the way: the next layer then writes where the caches are warm. */
  private Tensor forward(ResidualBlock block, Layers layers, Tensor input) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor middle = input;
      for (ConvolutionLayer convolution : block.inner()) {
        middle = layers.convolveRelu(convolution, middle);
      }
      if (!design.residual()) {
        return scope.keep(
            design.bottleneck()
                ? layers.convolve(block.last(), middle)
                : layers.convolveRelu(block.last(), middle));
      }
      Tensor other =
          block.shortcut().map(shortcut -> layers.convolve(shortcut, input)).orElse(input);
      return scope.keep(layers.convolveAddRelu(block.last(), middle, other));
    }
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return design.residual() ? streamsAndInnerUnits() : chainedUnits();
  }

  /** Every convolution's channels go into the next layer alone. */
  private List<PermutationGroup> chainedUnits() {
    List<WeightedLayer> chain = new ArrayList<>();
    chain.add(stem);
    blocks.forEach(block -> chain.addAll(block.convolutions()));
    chain.add(head);
    return Units.chain(chain, 1);
  }

  /** A stream is what the blocks of a stage add to: one order for all of them. */
  private List<PermutationGroup> streamsAndInnerUnits() {
    List<PermutationGroup> groups = new ArrayList<>();
    Units stream = Units.made(stem);
    for (ResidualBlock block : blocks) {
      stream.readBy(block.convolutions().get(0));
      Optional<ConvolutionLayer> shortcut = block.shortcut();
      if (shortcut.isPresent()) {
        groups.add(stream.readBy(shortcut.get()).added());
        stream = Units.made(shortcut.get());
      }
      stream.alsoMade(block.last());
      groups.addAll(Units.chain(block.convolutions(), 1));
    }
    groups.add(stream.readBy(head).added());
    return groups;
  }

  @Override
  public long multiplyAdds() {
    long sum = stem.multiplyAdds(input) + head.multiplyAdds();
    ImageShape image = stem.output(input);
    if (design.imagenet()) {
      image = STEM_POOL.output(image);
    }
    for (ResidualBlock block : blocks) {
      sum += block.multiplyAdds(image);
      image = block.output(image);
    }
    return sum;
  }

  /** The reference's dense deviation is 10⁻³; torchvision counts fan-out in convolutions. */
  @Override
  public double initialDeviation(ParameterBlock weight) {
    if (design.imagenet()) {
      return weight.rank() == 4
          ? Math.sqrt(2.0 / Network.fanOut(weight))
          : Network.defaultDeviation(weight);
    }
    return weight.rank() == 4 ? Network.super.initialDeviation(weight) : 1e-3;
  }
}
