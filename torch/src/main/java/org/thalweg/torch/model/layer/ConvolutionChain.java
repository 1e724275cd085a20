// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model.layer;

import java.util.List;

/**
 * Convolutions, each followed by ReLU and the largest of 2×2 values side by side, then dense layers
 * on what is left, flattened.
 *
 * @param stages in order, each with a bias
 */
public record ConvolutionChain(ImageShape input, List<ConvolutionLayer> stages, DenseChain dense)
    implements Feedforward {

  public ConvolutionChain {
    stages = List.copyOf(stages);
  }

  /** Values that the first convolution makes of an image. */
  public int firstUnits() {
    return stages.get(0).output(input).size();
  }

  @Override
  public int outputs() {
    return dense.outputs();
  }
}
