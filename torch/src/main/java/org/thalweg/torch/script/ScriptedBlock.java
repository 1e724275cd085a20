// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import org.thalweg.landscape.parameters.ParameterBlock;

/**
 * A tensor of a scripted module that directions may move.
 *
 * @param owner the type of the module it belongs to, such as {@code Conv2d}
 */
public record ScriptedBlock(ParameterBlock block, String owner) {

  /**
   * How many filters it has, and where: {@code 64 on axis 1}; {@code -} for one of a single row.
   */
  String filters() {
    return block.rank() < 2
        ? "-"
        : "%d on axis %d".formatted(block.shape().get(block.filterAxis()), block.filterAxis());
  }
}
