// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.symmetry;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Permutes one network's units to those of another by their weights.
 *
 * <p>Git Re-Basin (Ainsworth et al. 2023, §3.2, arXiv:2209.04836): maximises Σ aᵢ bᵢ over trainable
 * blocks by coordinate ascent. With all other groups held, a group's best order is a linear
 * assignment between its units in A and in B, O(n²m + n³) for n units of m entries. The similarity
 * never falls, so the distance never grows.
 *
 * <p>The end is a local optimum. The ascent therefore starts twice, from B as it is and from B with
 * every group matched by its units' sorted weights, and the better end counts. Sorted weights do
 * not depend on the order of other groups: a permuted copy with distinct weights is found exactly.
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
      ParameterVector reference, ParameterVector other, List<UnitGroup> groups, long seed) {
    UnitGroup.check(groups, reference.layout());
    requireFinite(reference);
    requireFinite(other);
    ParameterVector still = trainable(reference);
    double before = still.minus(trainable(other)).norm();
    Ascent plain = new Ascent(reference, other, groups);
    List<Double> plainly = plain.climb(seed, still::dot);
    Ascent sorted = new Ascent(reference, other, groups);
    sorted.startFromSortedWeights();
    List<Double> sortedly = sorted.climb(seed, still::dot);
    boolean better = last(sortedly) > last(plainly) + Ascent.LEAST_GAIN;
    Ascent best = better ? sorted : plain;
    return new Alignment(
        best.moved(),
        new Permutations(groups, best.orders()),
        before,
        still.minus(trainable(best.moved())).norm(),
        better ? sortedly : plainly);
  }

  private static double last(List<Double> values) {
    return values.get(values.size() - 1);
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
