// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.symmetry;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * A network with its units in the order of another's.
 *
 * @param vector the permuted network: the same function
 * @param permutations what was done to it
 * @param distanceBefore Euclidean, over trainable blocks
 * @param distanceAfter never larger than before
 * @param similarities Σ aᵢ bᵢ over trainable blocks: where the ascent started, then after every
 *     sweep
 */
public record Alignment(
    ParameterVector vector,
    Permutations permutations,
    double distanceBefore,
    double distanceAfter,
    List<Double> similarities) {

  public Alignment {
    similarities = List.copyOf(similarities);
  }

  /** How often all groups were gone through; the last time, none improved. */
  public int sweeps() {
    return similarities.size() - 1;
  }
}
