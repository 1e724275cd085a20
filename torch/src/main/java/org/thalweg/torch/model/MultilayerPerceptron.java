// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.symmetry.UnitGroup;

/**
 * Dense layers with ReLU between them, on flattened images.
 *
 * <p>Named as PyTorch names {@code Sequential(Linear, ReLU, Linear, …)}: layer k is {@code 2k}.
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
      dense.add(new DenseLayer(Integer.toString(2 * k), widths.get(k), widths.get(k + 1)));
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
  public List<UnitGroup> unitGroups() {
    List<UnitGroup> groups = new ArrayList<>();
    for (int k = 0; k + 1 < dense.size(); k++) {
      groups.add(Units.made(dense.get(k)).readBy(dense.get(k + 1).weight()).homogeneous());
    }
    return groups;
  }

  @Override
  public long multiplyAdds() {
    return dense.stream().mapToLong(layer -> (long) layer.in() * layer.out()).sum();
  }
}
