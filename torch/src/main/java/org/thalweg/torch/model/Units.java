// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Member;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Role;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.WeightedLayer;

/** A unit group while a network lists who makes its units and who reads them. */
final class Units {
  private final String name;
  private final int count;
  private final List<Member> members = new ArrayList<>();

  private Units(String name, int count) {
    this.name = name;
    this.count = count;
  }

  /** The channels or outputs of a layer, named for it. */
  static Units made(WeightedLayer layer) {
    return new Units(layer.name(), layer.out()).alsoMade(layer);
  }

  /**
   * The units between layers of which each reads the one before it alone, through ReLU and pooling.
   *
   * @param pixels values a channel where the first dense layer reads flattened images
   */
  static List<PermutationGroup> chain(List<? extends WeightedLayer> layers, int pixels) {
    List<PermutationGroup> groups = new ArrayList<>();
    for (int i = 0; i + 1 < layers.size(); i++) {
      WeightedLayer next = layers.get(i + 1);
      boolean flattens = layers.get(i) instanceof ConvolutionLayer && next instanceof DenseLayer;
      groups.add(made(layers.get(i)).readBy(next, flattens ? pixels : 1).homogeneous());
    }
    return groups;
  }

  /** All of a layer's blocks count its outputs on their outermost axis. */
  Units alsoMade(WeightedLayer layer) {
    layer.blocks().stream().map(ParameterBlock::name).map(Member::incoming).forEach(members::add);
    return this;
  }

  Units readBy(WeightedLayer layer) {
    return readBy(layer, 1);
  }

  private Units readBy(WeightedLayer layer, int repeat) {
    members.add(new Member(layer.weight(), 1, Role.OUTGOING, repeat));
    return this;
  }

  /** Units that pass ReLU and pooling alone on their way to those that read them. */
  PermutationGroup homogeneous() {
    return new PermutationGroup(name, count, true, members);
  }

  /** Units that are added to others, or pass something else than ReLU. */
  PermutationGroup added() {
    return new PermutationGroup(name, count, false, members);
  }
}
