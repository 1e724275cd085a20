// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.symmetry.UnitGroup;
import org.thalweg.landscape.symmetry.UnitGroup.Member;

/** A unit group while a network lists who makes its units and who reads them. */
final class Units {
  private final String name;
  private final int count;
  private final List<Member> members = new ArrayList<>();

  private Units(String name, int count) {
    this.name = name;
    this.count = count;
  }

  /** The channels of a convolution, named for it. */
  static Units made(ConvolutionLayer layer) {
    return new Units(layer.convolution(), layer.out()).alsoMade(layer);
  }

  /** The outputs of a dense layer, named for it. */
  static Units made(DenseLayer layer) {
    return new Units(layer.name(), layer.out()).alsoMade(layer);
  }

  /** All of a layer's blocks count its outputs on their outermost axis. */
  Units alsoMade(Layer layer) {
    layer.blocks().stream().map(ParameterBlock::name).map(Member::incoming).forEach(members::add);
    return this;
  }

  Units readBy(String weight) {
    members.add(Member.outgoing(weight));
    return this;
  }

  /** Units that pass ReLU and pooling alone on their way to those that read them. */
  UnitGroup homogeneous() {
    return new UnitGroup(name, count, true, members);
  }

  /** Units that are added to others. */
  UnitGroup added() {
    return new UnitGroup(name, count, false, members);
  }
}
