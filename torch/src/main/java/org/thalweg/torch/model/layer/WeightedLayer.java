// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

/** A layer that multiplies by a weight, its outputs outermost. */
public sealed interface WeightedLayer extends Layer permits ConvolutionLayer, DenseLayer {

  /** The module's name. */
  String name();

  /** The weight's name. */
  String weight();

  /** Channels or units that it makes. */
  int out();
}
