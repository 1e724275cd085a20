// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.List;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * An order for every unit group of a network.
 *
 * @param each one a group, in the order of {@code groups}
 */
public record Permutations(List<PermutationGroup> groups, List<Permutation> each) {

  public Permutations {
    groups = List.copyOf(groups);
    each = List.copyOf(each);
    List<Integer> units = groups.stream().map(PermutationGroup::units).toList();
    List<Integer> sizes = each.stream().map(Permutation::size).toList();
    if (!units.equals(sizes)) {
      throw new IllegalArgumentException(
          "permutations must fit groups of %s units, got sizes %s".formatted(units, sizes));
    }
  }

  public static Permutations identity(List<PermutationGroup> groups) {
    return new Permutations(
        groups, groups.stream().map(group -> Permutation.identity(group.units())).toList());
  }

  /** A random order for every group; one stream a group. */
  public static Permutations random(List<PermutationGroup> groups, long seed) {
    return new Permutations(
        groups,
        groups.stream()
            .map(
                group ->
                    Permutation.random(
                        group.units(), RandomStream.of(seed, "order of " + group.name())))
            .toList());
  }

  /**
   * The same network with its units in the new order; running statistics go along.
   *
   * @throws IllegalArgumentException if the groups do not fit the vector's layout
   */
  public ParameterVector apply(ParameterVector vector) {
    PermutationGroup.check(groups, vector.layout());
    float[] values = vector.toArray();
    for (int g = 0; g < groups.size(); g++) {
      for (UnitSlices slices : UnitSlices.of(groups.get(g), vector.layout())) {
        slices.permute(values, each.get(g));
      }
    }
    return ParameterVector.of(vector.layout(), values);
  }

  /** The orders that undo these. */
  public Permutations inverse() {
    return new Permutations(groups, each.stream().map(Permutation::inverse).toList());
  }

  /** These orders first, then {@code next}, over the same groups. */
  public Permutations then(Permutations next) {
    return new Permutations(
        groups,
        IntStream.range(0, each.size()).mapToObj(g -> each.get(g).then(next.each.get(g))).toList());
  }

  /** The number of units that leave their place. */
  public int moved() {
    return each.stream().mapToInt(Permutation::moved).sum();
  }
}
