// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.ConvolutionChain;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.Feedforward;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.MaxPool;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.WeightedLayer;

/**
 * LeNet-5 with ReLU and maximum pooling, as it is used today.
 *
 * <p>Two 5×5 convolutions and three dense layers (LeCun et al. 1998, §II.B); names and layers of
 * github.com/kuangliu/pytorch-cifar, models/lenet.py. Its first convolution sees 32×32 pixels:
 * smaller images are padded by two, as the paper does to 28×28 digits. Weights start as PyTorch's
 * default has them, U(±1/√fan-in), in variance.
 */
final class LeNet implements Network {
  private static final int FULL_EXTENT = 32;
  private static final MaxPool POOL = MaxPool.halving(false);

  private final ConvolutionLayer first;
  private final ConvolutionLayer second;
  private final List<DenseLayer> dense;
  private final ImageShape input;
  private final ImageShape features;

  LeNet(ImageShape input, int classes) {
    this.input = input;
    int padding = Math.min(input.height(), input.width()) < FULL_EXTENT ? 2 : 0;
    first = ConvolutionLayer.plain("conv1", input.channels(), 6, 5, 1).biased().padded(padding);
    second = ConvolutionLayer.plain("conv2", 6, 16, 5, 1).biased().padded(0);
    features = POOL.output(second.output(halfway()));
    dense =
        List.of(
            new DenseLayer("fc1", features.size(), 120),
            new DenseLayer("fc2", 120, 84),
            new DenseLayer("fc3", 84, classes));
  }

  private ImageShape halfway() {
    return POOL.output(first.output(input));
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(chain());
  }

  private List<WeightedLayer> chain() {
    return List.of(first, second, dense.get(0), dense.get(1), dense.get(2));
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor half = POOL.apply(layers.convolveRelu(first, images));
      Tensor flat = POOL.apply(layers.convolveRelu(second, half)).flatten(1, -1);
      Tensor hidden = layers.dense(dense.get(0), flat).relu();
      hidden = layers.dense(dense.get(1), hidden).relu();
      return scope.keep(layers.dense(dense.get(2), hidden));
    }
  }

  @Override
  public Optional<Feedforward> feedforward() {
    List<ConvolutionLayer> stages = List.of(first, second);
    return Optional.of(new ConvolutionChain(input, stages, DenseChain.rectified(dense)));
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return Units.chain(chain(), features.height() * features.width());
  }

  @Override
  public long multiplyAdds() {
    long convolutions = first.multiplyAdds(input) + second.multiplyAdds(halfway());
    return convolutions + dense.stream().mapToLong(DenseLayer::multiplyAdds).sum();
  }

  @Override
  public double initialDeviation(ParameterBlock weight) {
    return Network.defaultDeviation(weight);
  }
}
