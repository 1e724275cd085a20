// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Permutes one network's units to those of another by their weights.
 *
 * <p>Git Re-Basin (Ainsworth et al. 2023, §3.2, arXiv:2209.04836): the least distance over
 * trainable blocks, that is the largest Σ aᵢ bᵢ, by coordinate descent. With all other groups held,
 * a group's best order is a linear assignment between its units in A and in B; O(n²m + n³) for n
 * units of m entries. The distance never grows.
 *
 * <p>The end is a local optimum. The descent therefore starts twice, from B as it is and from B
 * with every group matched by its units' sorted weights, and the better end counts. Sorted weights
 * do not depend on the orders of other groups: a permuted copy with distinct weights is found
 * exactly.
 */
public final class WeightMatching {
  private WeightMatching() {}

  /**
   * Permutes {@code other} to {@code reference}.
   *
   * @param seed of the order in which every sweep goes through the groups
   * @throws IllegalArgumentException if the layouts differ, the groups do not fit them, or a
   *     parameter is not finite
   */
  public static Alignment align(
      ParameterVector reference, ParameterVector other, List<PermutationGroup> groups, long seed) {
    PermutationGroup.check(groups, reference.layout());
    requireFinite(reference);
    requireFinite(other);
    Alignment plain =
        descend(new Descent(reference, other, groups), reference, other, groups, seed);
    Descent sorted = new Descent(reference, other, groups);
    sorted.startFromSortedWeights();
    Alignment second = descend(sorted, reference, other, groups, seed);
    return second.distanceAfter() < plain.distanceAfter() ? second : plain;
  }

  private static Alignment descend(
      Descent descent,
      ParameterVector reference,
      ParameterVector other,
      List<PermutationGroup> groups,
      long seed) {
    ParameterVector still = trainable(reference);
    List<Double> distances = descent.descend(seed, at -> still.minus(trainable(at)).norm());
    return new Alignment(
        descent.moved(),
        new Permutations(groups, descent.orders()),
        still.minus(trainable(other)).norm(),
        distances.get(distances.size() - 1),
        distances);
  }

  private static ParameterVector trainable(ParameterVector vector) {
    return vector.withZero(block -> !block.role().trainable());
  }

  private static void requireFinite(ParameterVector vector) {
    vector
        .firstNonFiniteBlock()
        .ifPresent(
            block -> {
              throw new IllegalArgumentException(
                  "networks to align must be finite, got NaN or an infinity in block \"%s\""
                      .formatted(block.name()));
            });
  }
}
