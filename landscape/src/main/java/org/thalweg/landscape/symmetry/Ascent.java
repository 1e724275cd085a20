// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.symmetry;

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

/** One climb of the similarity of two networks, group by group. Not thread-safe. */
final class Ascent {
  private static final int MOST_SWEEPS = 100;

  /** A group is permuted only if the similarity grows by more: rounding must not turn it round. */
  static final double LEAST_GAIN = 1e-12;

  private final ParameterLayout layout;
  private final List<List<UnitSlices>> members;
  private final float[] reference;
  private final float[] moving;
  private final List<Permutation> orders;

  Ascent(ParameterVector reference, ParameterVector other, List<UnitGroup> groups) {
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
      DMatrixRMaj similarity = new DMatrixRMaj(orders.get(group).size(), orders.get(group).size());
      for (UnitSlices member : trainable(group)) {
        DMatrixRMaj a = member.rows(reference);
        DMatrixRMaj b = member.rows(moving);
        if (shared.contains(member.offset())) {
          sortRows(a);
          sortRows(b);
        }
        CommonOps_DDRM.multAddTransB(a, b, similarity);
      }
      reorder(group, Assignment.maximising(similarity));
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

  private static void sortRows(DMatrixRMaj matrix) {
    for (int row = 0; row < matrix.numRows; row++) {
      Arrays.sort(matrix.data, row * matrix.numCols, (row + 1) * matrix.numCols);
    }
  }

  /** Sweeps until no group improves; what {@code measure} says at the start and after each. */
  List<Double> climb(long seed, Function<ParameterVector, Double> measure) {
    List<Double> similarities = new ArrayList<>(List.of(measure.apply(moved())));
    boolean improved = true;
    for (int sweep = 0; sweep < MOST_SWEEPS && improved; sweep++) {
      improved = sweep(RandomStream.of(seed, "sweep " + sweep));
      similarities.add(measure.apply(moved()));
    }
    return similarities;
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
    DMatrixRMaj similarity = similarity(group);
    Permutation best = Assignment.maximising(similarity);
    double gain = 0;
    for (int i = 0; i < best.size(); i++) {
      gain += similarity.get(i, best.get(i)) - similarity.get(i, i);
    }
    if (!(gain > LEAST_GAIN)) {
      return false;
    }
    reorder(group, best);
    return true;
  }

  /** Σ over trainable members of A's unit i times B's unit j, in double. */
  private DMatrixRMaj similarity(int group) {
    int units = orders.get(group).size();
    DMatrixRMaj sum = new DMatrixRMaj(units, units);
    for (UnitSlices member : trainable(group)) {
      CommonOps_DDRM.multAddTransB(member.rows(reference), member.rows(moving), sum);
    }
    return sum;
  }

  private List<UnitSlices> trainable(int group) {
    return members.get(group).stream().filter(member -> member.role().trainable()).toList();
  }

  private void reorder(int group, Permutation order) {
    members.get(group).forEach(member -> member.permute(moving, order));
    orders.set(group, orders.get(group).then(order));
  }
}
