// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

class RandomDirectionsTest {
  /** Float rounding of a norm of about ten entries. */
  private static final double FLOAT_NORM = 1e-6;

  private static final ParameterBlock CONV =
      new ParameterBlock("conv.weight", List.of(3, 2, 2, 2), ParameterRole.WEIGHT);
  private static final ParameterBlock TRANSPOSED =
      new ParameterBlock("up.weight", List.of(2, 4, 3), ParameterRole.WEIGHT, 1);
  private static final ParameterBlock BIAS =
      new ParameterBlock("fc.bias", List.of(5), ParameterRole.BIAS);
  private static final ParameterBlock MEAN =
      new ParameterBlock("bn.running_mean", List.of(3), ParameterRole.RUNNING_MEAN);
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(List.of(CONV, TRANSPOSED, BIAS, MEAN));

  private static ParameterVector weights() {
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.cos(i);
    }
    // The second filter of the convolution is dead.
    for (int i = 8; i < 16; i++) {
      values[i] = 0;
    }
    return ParameterVector.of(LAYOUT, values);
  }

  private static ParameterVector draw(Rescaling rescaling, Ignore ignore, long seed) {
    return new RandomDirections(rescaling, ignore, seed).directions(weights(), 1).get(0);
  }

  private static double filterNorm(ParameterVector vector, int block, int filter) {
    ParameterBlock shape = LAYOUT.block(block);
    float[] values = vector.block(block);
    int inner = 1;
    for (int axis = shape.filterAxis() + 1; axis < shape.rank(); axis++) {
      inner *= shape.shape().get(axis);
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (i / inner % shape.shape().get(shape.filterAxis()) == filter) {
        sum += (double) values[i] * values[i];
      }
    }
    return Math.sqrt(sum);
  }

  /** Peers share one norm over the tensor, or take the wrong axis. */
  @Test
  void filter_takesTheNormOfEveryWeightFilter() {
    ParameterVector direction = draw(Rescaling.FILTER, Ignore.BIASBN, 0);

    for (int filter = 0; filter < 3; filter++) {
      assertThat(filterNorm(direction, 0, filter))
          .isCloseTo(filterNorm(weights(), 0, filter), within(FLOAT_NORM));
    }
    for (int filter = 0; filter < 4; filter++) {
      assertThat(filterNorm(direction, 1, filter))
          .isCloseTo(filterNorm(weights(), 1, filter), within(FLOAT_NORM));
    }
  }

  @Test
  void deadFilter_staysStill() {
    assertThat(filterNorm(draw(Rescaling.FILTER, Ignore.BIASBN, 0), 0, 1)).isZero();
  }

  @Test
  void layer_takesTheNormOfTheBlock_notOfEveryFilter() {
    ParameterVector direction = draw(Rescaling.LAYER, Ignore.BIASBN, 0);

    assertThat(Rescaling.norm(direction.block(0)))
        .isCloseTo(Rescaling.norm(weights().block(0)), within(FLOAT_NORM));
    assertThat(filterNorm(direction, 0, 1)).isGreaterThan(0.1);
  }

  @Test
  void dfilterAndDlayer_haveNormOne() {
    for (int filter = 0; filter < 4; filter++) {
      assertThat(filterNorm(draw(Rescaling.DFILTER, Ignore.BIASBN, 0), 1, filter))
          .isCloseTo(1, within(FLOAT_NORM));
    }
    assertThat(Rescaling.norm(draw(Rescaling.DLAYER, Ignore.BIASBN, 0).block(1)))
        .isCloseTo(1, within(FLOAT_NORM));
  }

  @Test
  void weight_isTheDrawTimesTheWeight_signed() {
    float[] raw = draw(Rescaling.NONE, Ignore.BIASBN, 0).block(1);
    float[] times = draw(Rescaling.WEIGHT, Ignore.BIASBN, 0).block(1);
    float[] w = weights().block(1);

    for (int i = 0; i < raw.length; i++) {
      assertThat((double) times[i]).isCloseTo((double) raw[i] * w[i], within(FLOAT_NORM));
    }
  }

  @ParameterizedTest
  @EnumSource(Rescaling.class)
  void biasbn_keepsBiasesStill_none_movesThemAlongThemselves(Rescaling rescaling) {
    assertThat(draw(rescaling, Ignore.BIASBN, 0).block(2)).containsOnly(0);
    assertThat(draw(rescaling, Ignore.NONE, 0).block(2)).isEqualTo(weights().block(2));
    assertThat(draw(rescaling, Ignore.NONE, 0).block(3)).containsOnly(0);
  }

  @Test
  void scaled_isRandomWithTheBlocksNorm() {
    float[] bias = draw(Rescaling.FILTER, Ignore.SCALED, 0).block(2);

    assertThat(bias).isNotEqualTo(weights().block(2));
    assertThat(Rescaling.norm(bias))
        .isCloseTo(Rescaling.norm(weights().block(2)), within(FLOAT_NORM));
  }

  @Test
  void regex_keepsTheNamedBlocksStill() {
    ParameterVector direction = draw(Rescaling.FILTER, Ignore.named("regex:^conv"), 0);

    assertThat(direction.block(0)).containsOnly(0);
    assertThat(direction.block(1)).isEqualTo(draw(Rescaling.FILTER, Ignore.BIASBN, 0).block(1));
  }

  @Test
  void whatIsIgnored_changesNoOtherBlock() {
    assertThat(draw(Rescaling.FILTER, Ignore.NONE, 5).block(0))
        .isEqualTo(draw(Rescaling.FILTER, Ignore.BIASBN, 5).block(0));
  }

  /** The reference never seeds its repeats: all ten are the same direction. */
  @Test
  void otherSeedsAndOtherAxes_areOtherDirections() {
    List<ParameterVector> two =
        new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 1).directions(weights(), 2);

    assertThat(two.get(0)).isNotEqualTo(two.get(1));
    assertThat(draw(Rescaling.FILTER, Ignore.BIASBN, 2)).isNotEqualTo(two.get(0));
    assertThat(draw(Rescaling.FILTER, Ignore.BIASBN, 1)).isEqualTo(two.get(0));
  }

  /** loss-landscapes draws its first direction from U[0, 1): every entry is positive. */
  @Test
  void draws_areStandardNormal() {
    RandomStream stream = RandomStream.of(7, "moments");
    int n = 200_000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < n; i++) {
      double z = stream.nextGaussian();
      sum += z;
      squares += z * z;
      fourth += z * z * z * z;
    }
    double sixSigma = 6 / Math.sqrt(n);

    assertThat(sum / n).isCloseTo(0, within(sixSigma));
    assertThat(squares / n).isCloseTo(1, within(sixSigma * Math.sqrt(2)));
    assertThat(fourth / n).isCloseTo(3, within(sixSigma * Math.sqrt(96)));
  }

  @Test
  void stream_isFrozen() {
    RandomStream stream = RandomStream.of(0, "conv1.weight");
    double[] first = {stream.nextGaussian(), stream.nextGaussian(), stream.nextGaussian()};

    assertThat(first).containsExactly(GOLDEN);
  }

  /** Frozen: another value means that every seed means another direction. */
  private static final double[] GOLDEN = {
    -1.4723468463004485, 1.711893824141109, -0.7435146450556791
  };

  @Test
  void unknownWords_areRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rescaling.named("filters"))
        .withMessageContaining("filter, layer, weight, dfilter, dlayer, none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ignore.named("bias"))
        .withMessageContaining("biasbn");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ignore.named("regex:("))
        .withMessageContaining("regular expression");
  }
}
