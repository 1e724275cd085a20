// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

class WeightDecaySliceTest {
  private static final Percentage DOUBLE_ROUNDING = Percentage.withPercentage(1e-11);
  private static final double LAMBDA = 5e-4;
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("w", List.of(40, 20), ParameterRole.WEIGHT),
              new ParameterBlock("var", List.of(20), ParameterRole.RUNNING_VARIANCE),
              new ParameterBlock("b", List.of(20), ParameterRole.BIAS)));

  @ParameterizedTest(name = "{0} directions")
  @ValueSource(ints = {1, 2, 3})
  void gramForm_isTheDirectSum(int dimension) {
    Random random = new Random(dimension);
    List<ParameterVector> directions =
        random.longs(dimension).mapToObj(seed -> gaussian(new Random(seed))).toList();
    Subspace subspace = new Subspace(gaussian(random), directions);
    Slice slice = new WeightDecaySlice(subspace, LAMBDA);

    assertThat(slice.channels()).containsExactly(Channel.weightDecay());
    for (int i = 0; i < 20; i++) {
      Coordinates point = Coordinates.of(random.doubles(dimension, -2, 2).toArray());
      assertThat(slice.measure(point).get(0)).isCloseTo(direct(subspace, point), DOUBLE_ROUNDING);
    }
  }

  @Test
  void centre_isHalfLambdaTimesItsSquares_withoutRunningStatistics() {
    ParameterVector centre = gaussian(new Random(5));
    Slice slice =
        new WeightDecaySlice(new Subspace(centre, List.of(gaussian(new Random(6)))), LAMBDA);
    double norm = centre.norm(block -> block.role().trainable());

    assertThat(slice.measure(Coordinates.of(0)).get(0))
        .isCloseTo(LAMBDA / 2 * norm * norm, DOUBLE_ROUNDING);
    assertThat(norm).isLessThan(centre.norm());
  }

  @Test
  void origin_costsNothing_neverLess() {
    ParameterVector centre = gaussian(new Random(7));
    Slice slice =
        new WeightDecaySlice(
            new Subspace(centre, List.of(ParameterVector.zero(LAYOUT).minus(centre))), LAMBDA);

    assertThat(slice.measure(Coordinates.of(1)).get(0)).isZero();
  }

  @Test
  void negativeLambda_isRefused() {
    Subspace line = new Subspace(gaussian(new Random(1)), List.of(gaussian(new Random(2))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightDecaySlice(line, -1))
        .withMessageContaining("got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightDecaySlice(line, 1).measure(Coordinates.of(1, 2)));
  }

  private static double direct(Subspace subspace, Coordinates point) {
    double squares = 0;
    for (int b = 0; b < LAYOUT.blocks().size(); b++) {
      if (LAYOUT.block(b).role().trainable()) {
        for (int i = LAYOUT.offset(b); i < LAYOUT.offset(b + 1); i++) {
          double entry = subspace.centre().get(i);
          for (int k = 0; k < subspace.dimension(); k++) {
            entry += point.get(k) * subspace.directions().get(k).get(i);
          }
          squares += entry * entry;
        }
      }
    }
    return LAMBDA / 2 * squares;
  }

  private static ParameterVector gaussian(Random random) {
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return ParameterVector.of(LAYOUT, values);
  }
}
