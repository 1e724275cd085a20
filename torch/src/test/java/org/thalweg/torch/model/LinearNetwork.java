// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;

/** A network without batch norm: one dense layer over all pixels. */
public final class LinearNetwork implements Network {
  private static final ImageShape INPUT = new ImageShape(1, 8, 8);
  private final DenseLayer head = new DenseLayer("linear", INPUT.size(), 10);

  private LinearNetwork() {}

  /** Ten classes of 1×8×8 images. */
  public static Architecture architecture() {
    return new Architecture("linear", INPUT, 10, new LinearNetwork());
  }

  @Override
  public List<Layer> layers() {
    return List.of(head);
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    return layers.dense(head, images.reshape(-1, INPUT.size()));
  }

  @Override
  public List<PermutationGroup> unitGroups() {
    return List.of();
  }

  @Override
  public long multiplyAdds() {
    return (long) head.in() * head.out();
  }
}
