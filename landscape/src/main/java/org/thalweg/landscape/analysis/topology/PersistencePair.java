// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.OptionalInt;

/**
 * Where a component or a loop of what lies below a level begins, and where it ends.
 *
 * @param dimension 0 for a component, from its minimum to the saddle that joins it to an older one;
 *     1 for a loop, from the saddle that closes it to the maximum that fills it
 * @param birthNode in the grid's order
 * @param deathNode empty for the component of the lowest node, which never ends
 * @param birth the value at the birth node
 * @param death the value at the death node, or +∞
 */
public record PersistencePair(
    int dimension, int birthNode, OptionalInt deathNode, double birth, double death) {

  /** Death less birth: how far values must change before the pair is gone. */
  public double persistence() {
    // Both may be +∞ on nodes without a number.
    return birth == death ? 0 : death - birth;
  }

  /** Whether it never ends. */
  public boolean isEssential() {
    return deathNode.isEmpty();
  }
}
