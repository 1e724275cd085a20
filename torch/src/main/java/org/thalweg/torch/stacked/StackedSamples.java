// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.data.Targets;

/**
 * The samples of an objective and what the model is to answer.
 *
 * @param rows parts {@code [n, …]} in their order; read one after the other
 */
public record StackedSamples(List<Supplier<Tensor>> rows, Targets targets) {
  int count() {
    return targets.count();
  }
}
