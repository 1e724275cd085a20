// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/**
 * One way down the distance of two networks, group by group.
 *
 * <p>With Σ aᵢ² and Σ bᵢ² fixed, the least squared distance is the largest similarity Σ aᵢ bᵢ. Its
 * terms are differences of weights, so that units of size 10⁻¹³ beside others of size 1 still
 * count. Not thread-safe.
 */
final class Descent {
  private static final int MOST_SWEEPS = 100;

  /** The least gain as a share of a group's squared distance: rounding must not turn it round. */
  private static final double LEAST_GAIN = 1e-12;

  /** Entries of all units that are compared at once. */
  private static final int TILE = 32;

  private final ParameterLayout layout;
  private final List<List<UnitSlices>> members;
  private final float[] reference;
  private final float[] moving;
  private final List<Permutation> orders;

  Descent(ParameterVector reference, ParameterVector other, List<PermutationGroup> groups) {
    this.layout = reference.layout();
    this.members = groups.stream().map(group -> UnitSlices.of(group, layout)).toList();
    this.reference = reference.toArray();
    this.moving = other.toArray();
    this.orders = new ArrayList<>(Permutations.identity(groups).each());
  }

  ParameterVector moved() {
    return ParameterVector.of(layout, moving);
  }

  List<Permutation> orders() {
    return orders;
  }

  /** Orders every group by what no other group's order changes: sorted weights. */
  void startFromSortedWeights() {
    Set<Integer> shared = sharedBlocks();
    for (int group = 0; group < orders.size(); group++) {
      reorder(group, Assignment.minimising(costs(group, shared)));
    }
  }

  /** Where the blocks begin that more than one group permutes. */
  private Set<Integer> sharedBlocks() {
    return members.stream()
        .flatMap(List::stream)
        .collect(Collectors.groupingBy(UnitSlices::offset, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(entry -> entry.getKey())
        .collect(Collectors.toSet());
  }

  /** Sweeps until no group improves; what {@code measure} says at the start and after each. */
  List<Double> descend(long seed, Function<ParameterVector, Double> measure) {
    List<Double> measured = new ArrayList<>(List.of(measure.apply(moved())));
    boolean improved = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && improved; sweep++) {
      improved = sweep(RandomStream.of(seed, "sweep " + sweep));
      measured.add(measure.apply(moved()));
    }
    return measured;
  }

  private boolean sweep(RandomStream stream) {
    int[] turn = IntStream.range(0, orders.size()).toArray();
    stream.shuffle(turn);
    boolean improved = false;
    for (int group : turn) {
      improved |= improve(group);
    }
    return improved;
  }

  private boolean improve(int group) {
    DMatrixRMaj costs = costs(group, Set.of());
    Permutation best = Assignment.minimising(costs);
    double distance = 0;
    double gain = 0;
    for (int i = 0; i < best.size(); i++) {
      distance += costs.get(i, i);
      gain += costs.get(i, i) - costs.get(i, best.get(i));
    }
    if (!(gain > LEAST_GAIN * distance)) {
      return false;
    }
    reorder(group, best);
    return true;
  }

  /**
   * The squared distance of A's unit i from B's unit j, over trainable members.
   *
   * @param sorted where the blocks begin whose entries are compared in order of size
   */
  private DMatrixRMaj costs(int group, Set<Integer> sorted) {
    int units = orders.get(group).size();
    DMatrixRMaj costs = new DMatrixRMaj(units, units);
    for (UnitSlices member : members.get(group)) {
      if (member.role().trainable()) {
        DMatrixRMaj a = member.rows(reference);
        DMatrixRMaj b = member.rows(moving);
        if (sorted.contains(member.offset())) {
          sortRows(a);
          sortRows(b);
        }
        addSquaredDistances(a, b, costs);
      }
    }
    return costs;
  }

  private static void sortRows(DMatrixRMaj matrix) {
    for (int row = 0; row < matrix.numRows; row++) {
      Arrays.sort(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
    }
  }

  /** Along B's units in the inner loop, so that it vectorises; a tile of them stays in cache. */
  private static void addSquaredDistances(DMatrixRMaj a, DMatrixRMaj b, DMatrixRMaj costs) {
    DMatrixRMaj columns = CommonOps_DDRM.transpose(b, null);
    for (int from = 0; from < a.numCols; from += TILE) {
      int to = Math.min(a.numCols, from + TILE);
      for (int i = 0; i < a.numRows; i++) {
        for (int k = from; k < to; k++) {
          addSquaredDistances(a.unsafe_get(i, k), columns, k, costs, i);
        }
      }
    }
  }

  private static void addSquaredDistances(
      double value, DMatrixRMaj columns, int k, DMatrixRMaj costs, int i) {
    int units = costs.numCols;
    double[] others = columns.data;
    double[] sums = costs.data;
    int other = k * units;
    int sum = i * units;
    for (int j = 0; j < units; j++) {
      double difference = value - others[other + j];
      sums[sum + j] += difference * difference;
    }
  }

  private void reorder(int group, Permutation order) {
    members.get(group).forEach(member -> member.permute(moving, order));
    orders.set(group, orders.get(group).then(order));
  }
}
