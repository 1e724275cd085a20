// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class ParameterSelectionTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("conv.weight", List.of(1, 2), ParameterRole.WEIGHT),
              new ParameterBlock("norm.weight", List.of(1), ParameterRole.NORM_SCALE),
              new ParameterBlock("norm.running_mean", List.of(1), ParameterRole.RUNNING_MEAN),
              new ParameterBlock("linear.weight", List.of(2, 1), ParameterRole.WEIGHT)));

  private static final ParameterVector VECTOR =
      ParameterVector.of(LAYOUT, new float[] {1, 2, 3, 4, 5, 6});

  @Test
  void all_leavesRunningStatisticsOut() {
    ParameterSelection all = ParameterSelection.all(LAYOUT);
    assertThat(all.coordinatesOf(VECTOR)).containsExactly(1, 2, 3, 5, 6);
    assertThat(all.vectorOf(new double[] {9, 8, 7, 6, 5}).toArray())
        .containsExactly(9, 8, 7, 0, 6, 5);
  }

  @Test
  void weights_leaveBiasesAndNormsOut() {
    ParameterSelection weights = ParameterSelection.weights(LAYOUT);
    assertThat(weights.coordinatesOf(VECTOR)).containsExactly(1, 2, 5, 6);
    assertThat(weights.within(ParameterSelection.all(LAYOUT))).containsExactly(0, 1, 3, 4);
  }

  @Test
  void part_mustLieInTheWhole() {
    ParameterSelection all = ParameterSelection.all(LAYOUT);
    assertThatThrownBy(() -> all.within(ParameterSelection.weights(LAYOUT)))
        .hasMessageContaining("5 parameters in 3 blocks");
  }

  @Test
  void emptySelection_isRefused() {
    assertThatThrownBy(
            () -> ParameterSelection.of(LAYOUT, block -> block.name().equals("norm.running_mean")))
        .hasMessageContaining("at least one trainable parameter");
  }
}
