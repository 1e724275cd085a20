// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Member;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

class CanonicalBalanceTest {
  /** Floats hold the balanced weights: half a unit in the last place of numbers below 2. */
  private static final Offset<Float> FLOAT = within(1e-6f);

  private static final DenseNet NET = new DenseNet(2, 16, 16, 3);

  /** Powers of two: the copy holds exactly the same function. */
  private static ParameterVector rescaledCopy(ParameterVector original) {
    ParameterVector copy = original;
    for (int unit = 0; unit < 16; unit++) {
      copy = NET.rescaled(copy, 0, unit, Math.scalb(1, unit % 7 - 3));
      copy = NET.rescaled(copy, 1, unit, Math.scalb(1, unit % 5 - 1));
    }
    return copy;
  }

  private static ParameterVector balanced(ParameterVector vector) {
    return CanonicalBalance.of(vector, NET.groups()).vector();
  }

  @Test
  void rescaledCopies_balanceToTheSameParameters() {
    ParameterVector original = NET.random(1);
    ParameterVector copy = rescaledCopy(original);
    assertThat(copy.minus(original).norm()).isGreaterThan(1);
    assertThat(NET.logits(copy)).isEqualTo(NET.logits(original));
    assertThat(balanced(copy).toArray()).containsExactly(balanced(original).toArray(), FLOAT);
  }

  @Test
  void balance_keepsTheFunction_andEveryUnitWeighsAsMuchInAsOut() {
    ParameterVector skewed = rescaledCopy(NET.random(2));
    CanonicalBalance balance = CanonicalBalance.of(skewed, NET.groups());
    double floatRounding = 2e-6;
    assertThat(NET.logits(balance.vector()))
        .containsExactly(NET.logits(skewed), within(floatRounding));
    assertThat(balance.vector().norm()).isLessThan(skewed.norm());
    assertThat(balance.units()).isEqualTo(32);
    assertThat(balance.skipped()).isZero();
    double[] values = new double[NET.layout().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = balance.vector().get(i);
    }
    for (PermutationGroup group : NET.groups()) {
      List<UnitSlices> members = UnitSlices.of(group, NET.layout());
      for (int unit = 0; unit < group.units(); unit++) {
        double in = members.get(0).squares(values, unit) + members.get(1).squares(values, unit);
        assertThat(members.get(2).squares(values, unit)).isCloseTo(in, within(floatRounding * in));
      }
    }
  }

  @Test
  void filterNormalisedSurfaces_differBefore_andAgreeAfterBalancing() {
    ParameterVector original = NET.random(3);
    ParameterVector copy = rescaledCopy(original);
    double sameSurface = 1e-5;
    assertThat(largestDifference(original, copy)).isGreaterThan(0.1);
    assertThat(largestDifference(balanced(original), balanced(copy))).isLessThan(sameSurface);
  }

  private static double largestDifference(ParameterVector a, ParameterVector b) {
    double largest = 0;
    Subspace planeA = RescalingInvarianceTest.plane(a, Rescaling.FILTER);
    Subspace planeB = RescalingInvarianceTest.plane(b, Rescaling.FILTER);
    for (double x = -1; x <= 1; x += 0.25) {
      for (double y = -1; y <= 1; y += 0.5) {
        Coordinates at = Coordinates.of(x, y);
        double difference = NET.loss(planeA.pointAt(at)) - NET.loss(planeB.pointAt(at));
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return largest;
  }

  @Test
  void unitsWithoutWeightOnOneSide_areSkipped() {
    float[] values = NET.random(4).toArray();
    ParameterLayout layout = NET.layout();
    // Unit 3 of the first layer is not read, unit 5 of the second has neither weights nor bias.
    for (int row = 0; row < 16; row++) {
      values[layout.offset(2) + row * 16 + 3] = 0;
    }
    for (int column = 0; column < 16; column++) {
      values[layout.offset(2) + 5 * 16 + column] = 0;
    }
    values[layout.offset(3) + 5] = 0;
    ParameterVector dead = ParameterVector.of(layout, values);
    CanonicalBalance balance = CanonicalBalance.of(dead, NET.groups());
    assertThat(balance.skipped()).isEqualTo(2);
    assertThat(balance.units()).isEqualTo(30);
    assertThat(balance.vector().get(3 * 2)).isEqualTo(dead.get(3 * 2));
    assertThat(balance.vector().firstNonFiniteBlock()).isEmpty();
  }

  /** ReLU(s·(γz + β)) = s·ReLU(γz + β): the filter before the norm does not matter. */
  @Test
  void behindBatchNorm_scaleAndShiftAreBalancedAndNothingElse() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("conv", List.of(1, 1, 2, 2), ParameterRole.WEIGHT),
                new ParameterBlock("scale", List.of(1), ParameterRole.NORM_SCALE),
                new ParameterBlock("shift", List.of(1), ParameterRole.NORM_SHIFT),
                new ParameterBlock("mean", List.of(1), ParameterRole.RUNNING_MEAN),
                new ParameterBlock("variance", List.of(1), ParameterRole.RUNNING_VARIANCE),
                new ParameterBlock("next", List.of(1, 4), ParameterRole.WEIGHT)));
    List<Member> members =
        List.of(
            Member.incoming("conv"),
            Member.incoming("scale"),
            Member.incoming("shift"),
            Member.incoming("mean"),
            Member.incoming("variance"),
            new Member("next", 1, PermutationGroup.Role.OUTGOING, 4));
    ParameterVector vector =
        ParameterVector.of(layout, new float[] {9, 9, 9, 9, 3, 4, 7, 7, 40, 40, 40, 40});
    // ‖in‖ = 5 and ‖out‖ = 80, so s = 4.
    List<PermutationGroup> free = List.of(new PermutationGroup("h", 1, true, members));
    assertThat(CanonicalBalance.of(vector, free).vector().toArray())
        .containsExactly(9, 9, 9, 9, 12, 16, 7, 7, 10, 10, 10, 10);
    List<PermutationGroup> added = List.of(new PermutationGroup("h", 1, false, members));
    assertThat(CanonicalBalance.of(vector, added)).isEqualTo(new CanonicalBalance(vector, 0, 0, 1));
  }
}
