// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Member;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Role;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class PermutationsTest {
  private static final Member ROWS = Member.incoming("W");
  private static final Member PIXELS = new Member("next", 1, Role.OUTGOING, 2);
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("W", List.of(3, 2), ParameterRole.WEIGHT),
              new ParameterBlock("mean", List.of(3), ParameterRole.RUNNING_MEAN),
              new ParameterBlock("next", List.of(2, 6), ParameterRole.WEIGHT)));
  private static final PermutationGroup GROUP =
      new PermutationGroup("h", 3, true, List.of(ROWS, Member.incoming("mean"), PIXELS));

  private static ParameterVector counting() {
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    return ParameterVector.of(LAYOUT, values);
  }

  private static Permutations order(int... from) {
    return new Permutations(List.of(GROUP), List.of(Permutation.of(from)));
  }

  @Test
  void newPlaceTakesTheOldUnitOfTheOrder_withAllItsPixels() {
    ParameterVector permuted = order(2, 0, 1).apply(counting());
    assertThat(permuted.block(0)).containsExactly(4, 5, 0, 1, 2, 3);
    assertThat(permuted.block(1)).containsExactly(8, 6, 7);
    assertThat(permuted.block(2)).containsExactly(13, 14, 9, 10, 11, 12, 19, 20, 15, 16, 17, 18);
  }

  @Test
  void inverse_undoes_andThenComposes() {
    Permutations first = order(2, 0, 1);
    Permutations second = order(0, 2, 1);
    ParameterVector vector = counting();
    assertThat(first.inverse().apply(first.apply(vector))).isEqualTo(vector);
    assertThat(first.then(second).apply(vector)).isEqualTo(second.apply(first.apply(vector)));
    assertThat(first.then(first.inverse())).isEqualTo(Permutations.identity(List.of(GROUP)));
    assertThat(first.moved()).isEqualTo(3);
    assertThat(second.moved()).isEqualTo(2);
  }

  @Test
  void randomOrder_dependsOnSeedAndGroupAlone() {
    PermutationGroup wide = new PermutationGroup("wide", 100, true, List.of(ROWS));
    PermutationGroup other = new PermutationGroup("other", 100, true, List.of(ROWS));
    List<Permutation> both = Permutations.random(List.of(wide, other), 3).each();
    assertThat(Permutations.random(List.of(other), 3).each()).containsExactly(both.get(1));
    assertThat(both.get(0)).isNotEqualTo(both.get(1));
    assertThat(Permutations.random(List.of(wide), 4).each()).doesNotContain(both.get(0));
    assertThat(IntStream.range(0, 100).map(both.get(0)::get))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void ordersThatAreNone_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutation.of(0, 2, 2))
        .withMessage("a permutation holds each of 0 to 2 once, got [0, 2, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> order(1, 0))
        .withMessage("permutations must fit groups of [3] units, got sizes [2]");
  }

  @Test
  void groupThatDoesNotFit_isRefusedWithBlockAndExtents() {
    refused(
        new PermutationGroup("h", 4, true, List.of(ROWS)),
        "unit group \"h\": block \"W\" must have 4 × 1 entries along axis 0, got [3, 2]");
    refused(
        new PermutationGroup("h", 3, true, List.of(Member.outgoing("mean"))),
        "unit group \"h\": block \"mean\" must have 3 × 1 entries along axis 1, got [3]");
    refused(
        new PermutationGroup("h", 3, true, List.of(Member.incoming("V"))),
        "unit group \"h\": the layout must hold block \"V\", got 3 blocks, 21 entries");
  }

  private static void refused(PermutationGroup group, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Permutations.identity(List.of(group)).apply(counting()))
        .withMessage(message);
  }

  @Test
  void axisOfTwoGroups_isRefused() {
    PermutationGroup again = new PermutationGroup("again", 3, true, List.of(ROWS));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PermutationGroup.check(List.of(GROUP, again), LAYOUT))
        .withMessage(
            "an axis counts the units of one group, got axis 0 of block \"W\" again in \"again\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PermutationGroup("h", 3, true, List.of(ROWS, Member.outgoing("W"))))
        .withMessageContaining("must name a block once, got \"W\" twice");
  }
}
