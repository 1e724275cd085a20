// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class RandomDirectionsTest {
  private static final RandomDirections RAW =
      new RandomDirections(0, Rescaling.NONE, Ignore.BIASBN);

  @Test
  void stream_isFrozen() {
    GaussianStream stream = new GaussianStream(0, 0, "conv1.weight");
    double[] golden = {
      0.9942823509276906,
      0.2962906497596091,
      -0.5681270150183919,
      -1.3699782126223572,
      0.7234945093362393,
      -0.006422233744341978
    };
    for (double expected : golden) {
      assertThat(stream.next()).isEqualTo(expected);
    }
  }

  @Test
  void entries_areStandardNormalAndNotUniform() {
    int count = 1_000_000;
    ParameterLayout large =
        new ParameterLayout(
            List.of(new ParameterBlock("w", List.of(1000, 1000), ParameterRole.WEIGHT)));
    float[] drawn = RAW.direction(ParameterVector.zero(large), 0).toArray();
    double mean = moment(drawn, 1);
    double sixSigma = 6 / Math.sqrt(count);
    assertThat(mean).isCloseTo(0, Offset.offset(sixSigma));
    assertThat(moment(drawn, 2)).isCloseTo(1, Offset.offset(sixSigma * Math.sqrt(2)));
    assertThat(moment(drawn, 3)).isCloseTo(0, Offset.offset(sixSigma * Math.sqrt(15)));
    assertThat(moment(drawn, 4)).isCloseTo(3, Offset.offset(sixSigma * Math.sqrt(96)));
  }

  @Test
  void orderOfBlocks_changesNoDraw() {
    List<ParameterBlock> reversed = new ArrayList<>(Layouts.SMALL.blocks());
    Collections.reverse(reversed);
    ParameterVector there = RAW.direction(Layouts.weights(new ParameterLayout(reversed)), 1);
    ParameterVector here = RAW.direction(Layouts.weights(), 1);
    for (ParameterBlock block : reversed) {
      assertThat(Layouts.block(there, block)).isEqualTo(Layouts.block(here, block));
    }
  }

  @Test
  void ignoreRule_changesNoDrawOfWeights() {
    ParameterVector zeroed = direction(Ignore.BIASBN, 5, 0);
    ParameterVector kept = direction(Ignore.NONE, 5, 0);
    assertThat(kept.withZero(ParameterBlock::isBiasOrNorm)).isEqualTo(zeroed);
    assertThat(Layouts.block(zeroed, Layouts.BIAS)).containsOnly(0);
    assertThat(Layouts.block(kept, Layouts.BIAS))
        .isEqualTo(Layouts.block(Layouts.weights(), Layouts.BIAS));
    assertThat(Layouts.block(kept, Layouts.TEMPERATURE))
        .isEqualTo(Layouts.block(Layouts.weights(), Layouts.TEMPERATURE));
  }

  @Test
  void runningStatistics_neverMove() {
    for (Ignore ignore : Ignore.values()) {
      ParameterVector direction = direction(ignore, 5, 0);
      assertThat(direction.norm(block -> !block.role().trainable())).isZero();
    }
  }

  @Test
  void seedsAndIndices_giveDirectionsThatReallyDiffer() {
    ParameterVector a = direction(Ignore.BIASBN, 5, 0);
    List<ParameterVector> others =
        List.of(
            direction(Ignore.BIASBN, 6, 0),
            direction(Ignore.BIASBN, 5, 1),
            direction(Ignore.BIASBN, 5 + (1L << 32), 0),
            direction(Ignore.BIASBN, -5, 0));
    for (ParameterVector other : others) {
      assertThat(Math.abs(a.dot(other)) / (a.norm() * other.norm())).isLessThan(0.5);
    }
    assertThat(direction(Ignore.BIASBN, 5, 0)).isEqualTo(a);
    assertThat(RAW.around(Layouts.weights(), 2))
        .containsExactly(RAW.direction(Layouts.weights(), 0), RAW.direction(Layouts.weights(), 1));
  }

  @Test
  void filterNormWithBiasbn_hasTheNormOfAllWeightsOfTwoAxesOrMore() {
    ParameterVector weights = Layouts.weights();
    double expected = weights.norm(block -> block.rank() >= 2);
    assertThat(direction(Ignore.BIASBN, 1, 0).norm())
        .isCloseTo(expected, Offset.offset(1e-6 * expected));
  }

  @Test
  void unknownRule_isRefused() {
    assertThat(Ignore.parse("biasbn")).isEqualTo(Ignore.BIASBN);
    assertThatThrownBy(() -> Ignore.parse("bn")).hasMessageContaining("got \"bn\"");
  }

  private static ParameterVector direction(Ignore ignore, long seed, int index) {
    return new RandomDirections(seed, Rescaling.FILTER, ignore).direction(Layouts.weights(), index);
  }

  private static double moment(float[] values, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value, power);
    }
    return sum / values.length;
  }
}
