// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.torch.model.layer.DenseChain;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.Feedforward;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;

/**
 * Dense layers with ReLU between them, on flattened images; one layer is softmax regression.
 *
 * <p>Named as PyTorch names {@code Sequential(Linear, ReLU, Linear, …)}: layer k is {@code 2k}. A
 * single layer has the names of a {@code Linear}: {@code weight} and {@code bias}.
 */
final class MultilayerPerceptron implements Network {
  private final List<DenseLayer> dense = new ArrayList<>();

  /** A network whose layers have {@code widths} units, from pixels to classes. */
  MultilayerPerceptron(List<Integer> widths) {
    if (widths.size() < 2) {
      throw new IllegalArgumentException(
          "a perceptron needs the widths of input and output, got " + widths);
    }
    for (int k = 0; k + 1 < widths.size(); k++) {
      String name = widths.size() == 2 ? "" : Integer.toString(2 * k);
      dense.add(new DenseLayer(name, widths.get(k), widths.get(k + 1)));
    }
  }

  @Override
  public List<Layer> layers() {
    return List.copyOf(dense);
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    Tensor activation = layers.dense(dense.get(0), images.flatten(1, -1));
    for (DenseLayer layer : dense.subList(1, dense.size())) {
      activation = layers.dense(layer, activation.relu());
    }
    return activation;
  }

  @Override
  public Optional<Feedforward> feedforward() {
    return Optional.of(DenseChain.rectified(dense));
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return Units.chain(dense, 1);
  }

  @Override
  public long multiplyAdds() {
    return dense.stream().mapToLong(DenseLayer::multiplyAdds).sum();
  }
}
