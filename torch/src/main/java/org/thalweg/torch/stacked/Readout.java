// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** How outputs become what a loss reads: margins between classes, or residuals. */
sealed interface Readout permits Margins, Residuals {

  /**
   * Reads outputs that are linear in the parameters, once a slice.
   *
   * @param outputs of the centre and of every direction, {@code [n, outputs]}, in double
   * @return for each, {@code [n, k]} in double
   */
  List<Tensor> ahead(List<Tensor> outputs);

  /** What is added last to the values {@code [n, k]} that were read ahead; single. */
  Tensor last();

  /**
   * Reads the outputs of a block, {@code [points, outputs, samples]}, in their place.
   *
   * @param outputs of the samples of {@code tile} (modified)
   */
  Tensor behind(Tensor outputs, Tile tile);
}
