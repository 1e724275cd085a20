// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * A network with its units in the order of another's.
 *
 * @param vector the permuted network: the same function
 * @param permutations what was done to it
 * @param distanceBefore Euclidean, over trainable blocks
 * @param distanceAfter never larger than before
 * @param distances where the descent started, then after every sweep; never growing
 */
public record Alignment(
    ParameterVector vector,
    Permutations permutations,
    double distanceBefore,
    double distanceAfter,
    List<Double> distances) {

  public Alignment {
    distances = List.copyOf(distances);
  }

  /** How often all groups were gone through; the last time, none improved. */
  public int sweeps() {
    return distances.size() - 1;
  }
}
