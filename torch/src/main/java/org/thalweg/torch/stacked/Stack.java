// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

/** A network ready to be laid out at the points of a block. */
interface Stack {

  /** The network at one block's points. */
  interface Pass {
    /** What the loss reads of some samples, in memory of its own. */
    Outputs outputs(int tile);
  }

  /** Lays it out; alive as long as the caller's scope. */
  Pass at(PointBlock block);
}
