// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;

/** A named network: its parameters, what it takes and what it costs. Immutable. */
public final class Architecture {
  private final String name;
  private final ImageShape input;
  private final int classes;
  private final OutputKind answers;
  private final Network network;
  private final ParameterLayout layout;
  private final List<PermutationGroup> unitGroups;

  Architecture(String name, ImageShape input, int classes, Network network) {
    this(name, input, classes, OutputKind.SCORES, network);
  }

  Architecture(String name, ImageShape input, int classes, OutputKind answers, Network network) {
    this.answers = answers;
    this.name = name;
    this.input = input;
    this.classes = classes;
    this.network = network;
    this.layout =
        new ParameterLayout(
            network.layers().stream().flatMap(layer -> layer.blocks().stream()).toList());
    this.unitGroups = List.copyOf(network.unitGroups());
    PermutationGroup.check(unitGroups, layout);
  }

  /** The name that {@code --arch} takes. */
  public String name() {
    return name;
  }

  public ImageShape input() {
    return input;
  }

  /** Its outputs: a score a class, or as many numbers. */
  public int classes() {
    return classes;
  }

  /** What its outputs are. */
  public OutputKind answers() {
    return answers;
  }

  public Network network() {
    return network;
  }

  /**
   * The state in the order of the reference's {@code state_dict}: trainable blocks and running
   * statistics, without the batch counters that newer PyTorch adds.
   */
  public ParameterLayout layout() {
    return layout;
  }

  /** Hidden units that may change places without changing the function, from input to output. */
  public List<PermutationGroup> unitGroups() {
    return unitGroups;
  }

  /**
   * Floating-point operations for one image: two a multiply-add of convolutions and dense layers.
   */
  public long flopsPerImage() {
    return 2 * network.multiplyAdds();
  }

  @Override
  public String toString() {
    return "%s: %s, %d trainable".formatted(name, layout, layout.trainableSize());
  }
}
