// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.BatchNormLayer;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.MaxPool;
import org.thalweg.torch.model.layer.Network;

/**
 * DenseNet with bottlenecks and compression: every unit reads all channels made before it.
 *
 * <p>Huang et al. 2017 (arXiv:1608.06993). Names, order and concatenation (new channels first) of
 * tomgoldstein/loss-landscape, cifar10/models/densenet.py, or (new channels last) of torchvision,
 * models/densenet.py. A norm stands before each convolution; only the second of a unit can be
 * folded, into the unit's first convolution.
 */
final class DenselyConnectedNetwork implements Network {
  private static final MaxPool STEM_POOL = new MaxPool(3, 2, 1, false);

  private final ImageShape input;
  private final DenselyConnectedDesign design;
  private final ConvolutionLayer stem;
  private final List<Block> blocks = new ArrayList<>();
  private final BatchNormLayer lastNorm;
  private final DenseLayer head;

  /** Norm and ReLU, 1×1 convolution with the next norm and ReLU, 3×3 convolution. */
  private record Unit(BatchNormLayer norm, ConvolutionLayer squeeze, ConvolutionLayer grow) {}

  /** Units, then (but for the last block) norm and ReLU, 1×1 convolution, mean of 2×2 pixels. */
  private record Block(
      List<Unit> units, List<BatchNormLayer> norm, List<ConvolutionLayer> transition) {}

  DenselyConnectedNetwork(ImageShape input, int classes, DenselyConnectedDesign design) {
    this.input = input;
    this.design = design;
    stem = design.stem(input.channels());
    int channels = stem.out();
    int last = design.units().size() - 1;
    for (int b = 0; b <= last; b++) {
      List<Unit> units = new ArrayList<>();
      for (int u = 0; u < design.units().get(b); u++) {
        units.add(unit(design.unit(b, u), channels));
        channels += design.growth();
      }
      if (b == last) {
        blocks.add(new Block(units, List.of(), List.of()));
      } else {
        String name = design.transition(b);
        blocks.add(
            new Block(
                units,
                List.of(new BatchNormLayer(name + "." + design.norm(), channels)),
                List.of(ConvolutionLayer.plain(name + ".conv", channels, channels / 2, 1, 1))));
        channels /= 2;
      }
    }
    lastNorm = new BatchNormLayer(design.lastNorm(), channels);
    head = new DenseLayer(design.head(), channels, classes);
  }

  private Unit unit(String name, int in) {
    String norm = name + "." + design.norm();
    int middle = 4 * design.growth();
    return new Unit(
        new BatchNormLayer(norm + "1", in),
        new ConvolutionLayer(name + ".conv1", norm + "2", in, middle, 1, 1),
        ConvolutionLayer.plain(name + ".conv2", middle, design.growth(), 3, 1));
  }

  @Override
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>();
    all.add(stem);
    for (Block block : blocks) {
      block.units().forEach(unit -> all.addAll(List.of(unit.norm(), unit.squeeze(), unit.grow())));
      all.addAll(block.norm());
      all.addAll(block.transition());
    }
    all.add(lastNorm);
    all.add(head);
    return all;
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    Tensor activation = stem(layers, images);
    for (Block block : blocks) {
      for (Unit unit : block.units()) {
        activation = replacing(activation, forward(unit, layers, activation));
      }
      if (!block.transition().isEmpty()) {
        activation = replacing(activation, forward(block, layers, activation));
      }
    }
    try (NativeScope scope = NativeScope.open()) {
      Tensor features = layers.normRelu(lastNorm, activation).mean(2, 3);
      return scope.keep(layers.dense(head, features));
    } finally {
      activation.close();
    }
  }

  private static Tensor replacing(Tensor old, Tensor made) {
    old.close();
    return made;
  }

  private Tensor stem(Layers layers, Tensor images) {
    if (!design.imagenet()) {
      return layers.convolve(stem, images);
    }
    try (NativeScope scope = NativeScope.open()) {
      return scope.keep(STEM_POOL.apply(layers.convolveRelu(stem, images)));
    }
  }

  private Tensor forward(Unit unit, Layers layers, Tensor input) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor middle = layers.convolveRelu(unit.squeeze(), layers.normRelu(unit.norm(), input));
      Tensor grown = layers.convolve(unit.grow(), middle);
      TensorVector both =
          design.imagenet() ? new TensorVector(input, grown) : new TensorVector(grown, input);
      return scope.keep(torch.cat(both, 1));
    }
  }

  private static Tensor forward(Block block, Layers layers, Tensor input) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor normed = layers.normRelu(block.norm().get(0), input);
      Tensor narrow = layers.convolve(block.transition().get(0), normed);
      return scope.keep(torch.avg_pool2d(narrow, 2, 2));
    }
  }

  /**
   * The bottlenecks' channels alone.
   *
   * <p>All others are read by every later unit, each behind a norm of its own: one block then lies
   * in many groups at once, at offsets, which a {@link PermutationGroup} does not say.
   */
  @Override
  public List<PermutationGroup> unitGroups() {
    return blocks.stream()
        .flatMap(block -> block.units().stream())
        .map(unit -> Units.made(unit.squeeze()).readBy(unit.grow()).homogeneous())
        .toList();
  }

  @Override
  public long multiplyAdds() {
    long sum = stem.multiplyAdds(input) + head.multiplyAdds();
    ImageShape image = stem.output(input);
    if (design.imagenet()) {
      image = STEM_POOL.output(image);
    }
    for (Block block : blocks) {
      for (Unit unit : block.units()) {
        sum += unit.squeeze().multiplyAdds(image) + unit.grow().multiplyAdds(image);
      }
      for (ConvolutionLayer transition : block.transition()) {
        sum += transition.multiplyAdds(image);
        image = new ImageShape(transition.out(), image.height() / 2, image.width() / 2);
      }
    }
    return sum;
  }

  /** The reference's dense deviation is 10⁻³; torchvision's is PyTorch's default, in variance. */
  @Override
  public double initialDeviation(ParameterBlock weight) {
    if (weight.rank() == 4) {
      return Network.super.initialDeviation(weight);
    }
    return design.imagenet() ? Network.defaultDeviation(weight) : 1e-3;
  }
}
