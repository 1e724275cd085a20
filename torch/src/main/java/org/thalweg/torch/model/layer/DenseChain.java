// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.ArrayList;
import java.util.List;

/**
 * A network that is dense layers one behind the other and nothing else.
 *
 * @param links from the flattened sample to the outputs
 * @param twoSided whether the one score z that comes out stands for the logits −z/2 and z/2
 */
public record DenseChain(List<Link> links, boolean twoSided) implements Feedforward {

  /**
   * One layer.
   *
   * @param layer without batch norm
   * @param rectified whether ReLU follows
   */
  public record Link(DenseLayer layer, boolean rectified) {}

  public DenseChain {
    links = List.copyOf(links);
  }

  /** Layers with ReLU between them. */
  public static DenseChain rectified(List<DenseLayer> layers) {
    return new DenseChain(links(layers), false);
  }

  /** Two such parts, with nothing between them. */
  public static DenseChain rectified(List<DenseLayer> first, List<DenseLayer> second) {
    List<Link> all = new ArrayList<>(links(first));
    all.addAll(links(second));
    return new DenseChain(all, false);
  }

  private static List<Link> links(List<DenseLayer> layers) {
    List<Link> links = new ArrayList<>();
    for (int k = 0; k < layers.size(); k++) {
      links.add(new Link(layers.get(k), k < layers.size() - 1));
    }
    return links;
  }

  /** The layer that sees the samples. */
  public DenseLayer first() {
    return links.get(0).layer();
  }

  /** The layers behind the first. */
  public List<Link> further() {
    return links.subList(1, links.size());
  }

  @Override
  public int outputs() {
    return twoSided ? 2 : links.get(links.size() - 1).layer().out();
  }
}
