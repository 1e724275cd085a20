// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.WeightedLayer;

/**
 * Stages of 3×3 convolutions with a bias, each ended by pooling, then dense layers.
 *
 * <p>Simonyan and Zisserman 2015 (arXiv:1409.1556). Names and order of tomgoldstein/loss-landscape,
 * cifar10/models/vgg.py, of kuangliu/pytorch-cifar, models/vgg.py, and of torchvision,
 * models/vgg.py: convolution, norm, ReLU and pooling count as {@code features.k}.
 */
final class VggNetwork implements Network {
  private static final int TORCHVISION_EXTENT = 7;

  private final ImageShape input;
  private final VggDesign design;
  private final List<List<ConvolutionLayer>> stages = new ArrayList<>();
  private final List<DenseLayer> dense;
  private final ImageShape features;

  VggNetwork(ImageShape input, int classes, VggDesign design) {
    this.input = input;
    this.design = design;
    ImageShape image = input;
    int next = 0;
    for (List<Integer> widths : design.stages()) {
      List<ConvolutionLayer> stage = new ArrayList<>();
      for (int width : widths) {
        ConvolutionLayer layer = convolution(next, image.channels(), width);
        stage.add(layer);
        image = layer.output(image);
        next += design.batchNorm() ? 3 : 2;
      }
      stages.add(stage);
      image = design.pool().output(image);
      next++;
    }
    features =
        averages()
            ? new ImageShape(image.channels(), TORCHVISION_EXTENT, TORCHVISION_EXTENT)
            : image;
    dense = design.dense(features, classes);
  }

  private ConvolutionLayer convolution(int k, int in, int out) {
    String name = "features." + k;
    return design.batchNorm()
        ? new ConvolutionLayer(name, "features." + (k + 1), in, out, 3, 1).biased()
        : ConvolutionLayer.plain(name, in, out, 3, 1).biased();
  }

  private boolean averages() {
    return design.head() == VggDesign.Head.TORCHVISION;
  }

  private List<WeightedLayer> chain() {
    List<WeightedLayer> chain = new ArrayList<>();
    stages.forEach(chain::addAll);
    chain.addAll(dense);
    return chain;
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(chain());
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor activation = forward(stages.get(0), layers, images);
      for (List<ConvolutionLayer> stage : stages.subList(1, stages.size())) {
        Tensor next = forward(stage, layers, activation);
        activation.close();
        activation = next;
      }
      if (averages()) {
        activation = torch.adaptive_avg_pool2d(activation, TORCHVISION_EXTENT, TORCHVISION_EXTENT);
      }
      activation = layers.dense(dense.get(0), activation.flatten(1, -1));
      for (DenseLayer layer : dense.subList(1, dense.size())) {
        activation = layers.dense(layer, activation.relu());
      }
      return scope.keep(activation);
    }
  }

  private Tensor forward(List<ConvolutionLayer> stage, Layers layers, Tensor input) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor activation = input;
      for (ConvolutionLayer layer : stage) {
        activation = layers.convolveRelu(layer, activation);
      }
      return scope.keep(design.pool().apply(activation));
    }
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return Units.chain(chain(), features.height() * features.width());
  }

  @Override
  public long multiplyAdds() {
    long sum = dense.stream().mapToLong(DenseLayer::multiplyAdds).sum();
    ImageShape image = input;
    for (List<ConvolutionLayer> stage : stages) {
      for (ConvolutionLayer layer : stage) {
        sum += layer.multiplyAdds(image);
        image = layer.output(image);
      }
      image = design.pool().output(image);
    }
    return sum;
  }

  /**
   * Dense weights N(0, 10⁻²), 10⁻³ in the reference; torchvision's convolutions count fan-out.
   *
   * <p>The reference's 10⁻³ needs its batch norm: two such layers without one hardly move.
   */
  @Override
  public double initialDeviation(ParameterBlock weight) {
    if (weight.rank() == 2) {
      return design.batchNorm() && design.head() == VggDesign.Head.HIDDEN ? 1e-3 : 1e-2;
    }
    return averages()
        ? Math.sqrt(2.0 / Network.fanOut(weight))
        : Network.super.initialDeviation(weight);
  }
}
