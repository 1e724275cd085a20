// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.symmetry.UnitGroup;

/** A forward pass, written once for evaluation and for gradients. */
public interface Network {

  /** Everything that holds parameters, in the order of the reference's checkpoints. */
  List<Layer> layers();

  /** Logits {@code [n, classes]} of images {@code [n, channels, height, width]}. */
  Tensor forward(Layers layers, Tensor images);

  /** Hidden units that may change places, each group once. */
  List<UnitGroup> unitGroups();

  /** Multiply-adds of all layers for one image. */
  long multiplyAdds();
}
