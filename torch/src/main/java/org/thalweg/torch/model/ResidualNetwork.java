// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.symmetry.UnitGroup;
import org.thalweg.torch.engine.NativeScope;

/**
 * The residual networks for small images, with or without their shortcuts.
 *
 * <p>A 3×3 stem, stages of two-convolution blocks that halve the image and widen the channels, a
 * mean over pixels and a dense layer (He et al. 2016, §4.2, arXiv:1512.03385). Where a block
 * changes its shape the shortcut is a 1×1 convolution with batch norm, as in the networks of Li et
 * al. 2018.
 */
final class ResidualNetwork implements Network {
  private final ImageShape input;
  private final ConvolutionLayer stem;
  private final List<Block> blocks = new ArrayList<>();
  private final DenseLayer head;
  private final boolean residual;

  /**
   * A network with {@code blocksPerStage} blocks in each of {@code widths.size()} stages.
   *
   * @param residual whether a block adds its input to its output
   */
  ResidualNetwork(
      ImageShape input, int classes, List<Integer> widths, int blocksPerStage, boolean residual) {
    this.input = input;
    this.residual = residual;
    int in = widths.get(0);
    stem = new ConvolutionLayer("conv1", "bn1", input.channels(), in, 3, 1);
    for (int stage = 0; stage < widths.size(); stage++) {
      for (int b = 0; b < blocksPerStage; b++) {
        int stride = stage > 0 && b == 0 ? 2 : 1;
        String name = "layer%d.%d".formatted(stage + 1, b);
        blocks.add(Block.of(name, in, widths.get(stage), stride, residual));
        in = widths.get(stage);
      }
    }
    head = new DenseLayer("linear", in, classes);
  }

  /** Two convolutions and, where the shape changes, one on the shortcut. */
  private record Block(
      ConvolutionLayer first, ConvolutionLayer second, Optional<ConvolutionLayer> shortcut) {

    static Block of(String name, int in, int out, int stride, boolean residual) {
      boolean reshapes = stride != 1 || in != out;
      return new Block(
          new ConvolutionLayer(name + ".conv1", name + ".bn1", in, out, 3, stride),
          new ConvolutionLayer(name + ".conv2", name + ".bn2", out, out, 3, 1),
          residual && reshapes
              ? Optional.of(
                  new ConvolutionLayer(
                      name + ".shortcut.0", name + ".shortcut.1", in, out, 1, stride))
              : Optional.empty());
    }
  }

  @Override
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>();
    all.add(stem);
    for (Block block : blocks) {
      all.add(block.first());
      all.add(block.second());
      block.shortcut().ifPresent(all::add);
    }
    all.add(head);
    return all;
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    Tensor activation = layers.convolveRelu(stem, images);
    for (Block block : blocks) {
      Tensor next = forward(block, layers, activation);
      activation.close();
      activation = next;
    }
    return layers.dense(head, activation.mean(2, 3));
  }

  /** Frees what it makes on the way: the next layer then writes where the caches are warm. */
  private Tensor forward(Block block, Layers layers, Tensor input) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor middle = layers.convolveRelu(block.first(), input);
      if (!residual) {
        return scope.keep(layers.convolveRelu(block.second(), middle));
      }
      Tensor other =
          block.shortcut().map(shortcut -> layers.convolve(shortcut, input)).orElse(input);
      return scope.keep(layers.convolveAddRelu(block.second(), middle, other));
    }
  }

  @Override
  public List<UnitGroup> unitGroups() {
    return residual ? streamsAndInnerUnits() : chainedUnits();
  }

  /** Every convolution's channels go into the next layer alone. */
  private List<UnitGroup> chainedUnits() {
    List<ConvolutionLayer> chain = new ArrayList<>(List.of(stem));
    blocks.forEach(block -> chain.addAll(List.of(block.first(), block.second())));
    List<UnitGroup> groups = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      String next = i + 1 < chain.size() ? chain.get(i + 1).weight() : head.weight();
      groups.add(Units.made(chain.get(i)).readBy(next).homogeneous());
    }
    return groups;
  }

  /** A stream is what the blocks of a stage add to: one order for all of them. */
  private List<UnitGroup> streamsAndInnerUnits() {
    List<UnitGroup> groups = new ArrayList<>();
    Units stream = Units.made(stem);
    for (Block block : blocks) {
      stream.readBy(block.first().weight());
      if (block.shortcut().isPresent()) {
        ConvolutionLayer shortcut = block.shortcut().get();
        groups.add(stream.readBy(shortcut.weight()).added());
        stream = Units.made(shortcut);
      }
      stream.alsoMade(block.second());
      groups.add(Units.made(block.first()).readBy(block.second().weight()).homogeneous());
    }
    groups.add(stream.readBy(head.weight()).added());
    return groups;
  }

  @Override
  public long multiplyAdds() {
    long sum = stem.multiplyAdds(input.height(), input.width());
    int height = input.height();
    int width = input.width();
    for (Block block : blocks) {
      sum += block.first().multiplyAdds(height, width);
      if (block.shortcut().isPresent()) {
        sum += block.shortcut().get().multiplyAdds(height, width);
      }
      height = block.first().outputOf(height);
      width = block.first().outputOf(width);
      sum += block.second().multiplyAdds(height, width);
    }
    return sum + (long) head.in() * head.out();
  }
}
