// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterVector;

class CoordinateDirectionsTest extends DirectionSourceContract {

  @Override
  DirectionSource source() {
    return CoordinateDirections.named(Layouts.SMALL, List.of("fc.bias[3]", "temperature"));
  }

  @Override
  int most() {
    return 2;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conv.weight[0,0,0,0] | 0",
        "conv.weight[2,1,0,0] | 63",
        "conv.weight[3,2,2,2] | 107",
        "bn.weight[0] | 108",
        "' fc.bias[ 3 ] ' | 279"
      })
  void name_isAPositionInTheFlatVector(String name, int index) {
    CoordinateDirections named = CoordinateDirections.named(Layouts.SMALL, List.of(name));
    ParameterVector direction = named.directions(centre(), 1).get(0);

    assertThat(named.entries().get(0).index()).isEqualTo(index);
    assertThat(direction.get(index)).isEqualTo(1);
    assertThat(direction.norm()).isEqualTo(1);
  }

  @Test
  void everyTrainableEntry_hasItsOwnName() {
    EntryNames names = new EntryNames(Layouts.SMALL);
    for (int b = 0; b < Layouts.SMALL.blocks().size(); b++) {
      if (Layouts.SMALL.block(b).role().trainable()) {
        for (int i = Layouts.SMALL.offset(b); i < Layouts.SMALL.offset(b + 1); i++) {
          assertThat(names.index(names.name(i))).isEqualTo(i);
        }
      }
    }
    assertThat(names.name(63)).isEqualTo("conv.weight[2,1,0,0]");
    assertThat(names.name(Layouts.SMALL.size() - 1)).isEqualTo("temperature");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fc.wieght[0,0] | no block is named \"fc.wieght\"; did you mean \"fc.weight\"?",
        "conv.bias[0] | did you mean \"bn.bias\"?",
        "fc.weight[0] | of shape [10, 8] takes 2 indices, got \"fc.weight[0]\"",
        "fc.weight | takes 2 indices",
        "fc.weight[10,0] | index 1 of \"fc.weight[10,0]\" is 0 to 9, got \"10\"",
        "fc.weight[0,-1] | index 2 of \"fc.weight[0,-1]\" is 0 to 7, got \"-1\"",
        "fc.weight[0,x] | got \"x\"",
        "fc.weight[0,] | is 0 to 7, got \"\"",
        "temperature[0] | takes 0 indices",
        "fc.weight[0,0 | a parameter is written as block[i,j,…]",
        "bn.running_mean[0] | a running statistic"
      })
  void wrongName_isRefusedInOneLine(String name, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoordinateDirections.named(Layouts.SMALL, List.of(name)))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void sameParameterTwice_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> CoordinateDirections.named(Layouts.SMALL, List.of("fc.bias[3]", "fc.bias[ 3]")))
        .withMessageContaining("different");
  }

  /**
   * Entry 5 goes to and fro, 200 goes far once, 7 and 300 a little; a running mean goes furthest.
   */
  private static Trajectory training() {
    float[][] moves = {{0, 0, 0, 0, 0}, {2, 1, 1, 1, 9}, {-2, 1, 2, 1, 90}, {1, 5, 3, 1, 900}};
    int[] moved = {5, 200, 7, 270, Layouts.SMALL.offset(3)};
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (float[] move : moves) {
      float[] values = new float[Layouts.SMALL.size()];
      for (int k = 0; k < moved.length; k++) {
        values[moved[k]] = 1 + move[k];
      }
      checkpoints.add(
          new Trajectory.Checkpoint(
              "step " + checkpoints.size(), ParameterVector.of(Layouts.SMALL, values)));
    }
    return new Trajectory("sgd", checkpoints);
  }

  /** By hand from the columns 0 2 −2 1; 0 1 1 5; 0 1 2 3; 0 1 1 1. */
  @ParameterizedTest
  @CsvSource({
    "TOTAL_VARIATION, 5, 200, 7, 270",
    "NET, 200, 7, 5, 270",
    "RANGE, 200, 5, 7, 270",
    "STD, 200, 5, 7, 270"
  })
  void mostChanging_isOrderedByItsMeasure(
      ChangeMeasure measure, int first, int second, int third, int fourth) {
    CoordinateDirections most = CoordinateDirections.mostChanging(training(), 4, measure);

    assertThat(most.entries())
        .extracting(CoordinateDirections.Entry::index)
        .containsExactly(first, second, third, fourth);
  }

  @Test
  void halfWidth_isOneAndAHalfRanges() {
    CoordinateDirections most =
        CoordinateDirections.mostChanging(training(), 2, ChangeMeasure.TOTAL_VARIATION);

    assertThat(most.entries().get(0).halfWidth()).hasValue(1.5 * 4);
    assertThat(most.entries().get(1).halfWidth()).hasValue(1.5 * 5);
    assertThat(most.entries().get(0).name()).isEqualTo("conv.weight[0,0,1,2]");
  }

  @ParameterizedTest
  @EnumSource(ChangeMeasure.class)
  void ties_goToTheLowerIndex(ChangeMeasure measure) {
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (int t = 0; t < 3; t++) {
      float[] values = new float[Layouts.SMALL.size()];
      for (int i : new int[] {90, 30, 60}) {
        values[i] = 0.1f * t;
      }
      checkpoints.add(new Trajectory.Checkpoint("" + t, ParameterVector.of(Layouts.SMALL, values)));
    }

    assertThat(
            CoordinateDirections.mostChanging(new Trajectory("t", checkpoints), 2, measure)
                .entries())
        .extracting(CoordinateDirections.Entry::index)
        .containsExactly(30, 60);
  }

  @Test
  void measures_areTheirFormulas() {
    double[] values = {3, 3.5, 2, 4};
    assertThat(ChangeMeasure.TOTAL_VARIATION.of(values)).isEqualTo(0.5 + 1.5 + 2);
    assertThat(ChangeMeasure.NET.of(values)).isEqualTo(1);
    assertThat(ChangeMeasure.RANGE.of(values)).isEqualTo(2);
    assertThat(ChangeMeasure.STD.of(new double[] {1, 3, 1, 3})).isEqualTo(1);
    assertThat(ChangeMeasure.STD.of(new double[] {0.1, 0.1, 0.1})).isZero();
  }

  @Test
  void tooFewChanges_orBrokenCheckpoints_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoordinateDirections.mostChanging(training(), 5, ChangeMeasure.RANGE))
        .withMessageContaining("got 4 that change in 4 checkpoints");
    float[] broken = new float[Layouts.SMALL.size()];
    broken[0] = Float.POSITIVE_INFINITY;
    Trajectory torn =
        new Trajectory(
            "t",
            List.of(
                new Trajectory.Checkpoint("epoch 9", ParameterVector.of(Layouts.SMALL, broken))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CoordinateDirections.mostChanging(torn, 1, ChangeMeasure.RANGE))
        .withMessageContaining("epoch 9");
  }
}
