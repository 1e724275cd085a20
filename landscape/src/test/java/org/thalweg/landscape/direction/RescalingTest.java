// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;

class RescalingTest {
  /** Entries are floats: norms agree to a few of their roundings. */
  private static final double FLOAT_ROUNDING = 1e-6;

  private final ParameterVector weights = Layouts.weights();
  private final ParameterVector raw =
      new RandomDirections(3, Rescaling.NONE, Ignore.BIASBN).direction(weights, 0);

  @Test
  void filter_givesEveryFilterTheNormOfItsWeights() {
    ParameterVector scaled = Rescaling.FILTER.rescale(raw, weights);
    for (ParameterBlock block : new ParameterBlock[] {Layouts.CONV, Layouts.DENSE}) {
      float[] d = Layouts.block(scaled, block);
      float[] w = Layouts.block(weights, block);
      int filters = block.shape().get(0);
      int size = block.size() / filters;
      for (int f = 0; f < filters; f++) {
        int from = f * size;
        same(norm(d, i -> from + i, size), norm(w, i -> from + i, size));
      }
    }
  }

  @Test
  void filterAxisOne_takesTheOutputChannelsOfATransposedConvolution() {
    ParameterVector scaled = Rescaling.FILTER.rescale(raw, weights);
    float[] d = Layouts.block(scaled, Layouts.TRANSPOSED);
    float[] w = Layouts.block(weights, Layouts.TRANSPOSED);
    for (int channel = 0; channel < 2; channel++) {
      int c = channel;
      DoubleUnaryOperator at = k -> Math.floor(k / 9) * 18 + c * 9 + k % 9;
      same(norm(d, at, 36), norm(w, at, 36));
    }
    float[] all = Layouts.block(raw, Layouts.TRANSPOSED);
    assertThat(d[0] / all[0]).isEqualTo(d[18] / all[18], within(d[0] / all[0]));
    assertThat(d[0] / all[0]).isNotCloseTo(d[9] / all[9], Offset.offset(1e-3f));
  }

  @Test
  void deadFilter_staysZeroOthersAreNotMixedWithIt() {
    float[] d = Layouts.block(Rescaling.FILTER.rescale(raw, weights), Layouts.CONV);
    assertThat(norm(d, i -> 2 * 27 + i, 27)).isZero();
    assertThat(norm(d, i -> i, 27)).isPositive();
  }

  @Test
  void layer_keepsTheBlocksNormOnly() {
    ParameterVector scaled = Rescaling.LAYER.rescale(raw, weights);
    float[] d = Layouts.block(scaled, Layouts.CONV);
    float[] w = Layouts.block(weights, Layouts.CONV);
    same(norm(d, i -> i, d.length), norm(w, i -> i, w.length));
    assertThat(norm(d, i -> 2 * 27 + i, 27)).as("moves the dead filter").isPositive();
  }

  @Test
  void weight_multipliesEntryByEntryWithItsSign() {
    float[] d = Layouts.block(Rescaling.WEIGHT.rescale(raw, weights), Layouts.DENSE);
    float[] w = Layouts.block(weights, Layouts.DENSE);
    float[] r = Layouts.block(raw, Layouts.DENSE);
    for (int i = 0; i < d.length; i++) {
      assertThat(d[i]).isEqualTo(w[i] * r[i]);
    }
  }

  @Test
  void dfilterAndDlayer_haveNormOneEach() {
    ParameterVector dfilter = Rescaling.DFILTER.rescale(raw, weights);
    int filters = 4 + 2 + 10;
    same(dfilter.norm(), Math.sqrt(filters));
    same(Rescaling.DLAYER.rescale(raw, weights).norm(), Math.sqrt(3));
  }

  @ParameterizedTest
  @EnumSource(Rescaling.class)
  void zeroDirection_staysZeroAndFinite(Rescaling rescaling) {
    ParameterVector zero = ParameterVector.zero(Layouts.SMALL);
    assertThat(rescaling.rescale(zero, weights).norm()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Rescaling.class)
  void blocksOfOneAxisOrNone_areLeftAsTheyAre(Rescaling rescaling) {
    ParameterVector scaled = rescaling.rescale(weights, weights);
    assertThat(Layouts.block(scaled, Layouts.BIAS)).isEqualTo(Layouts.block(weights, Layouts.BIAS));
    assertThat(Layouts.block(scaled, Layouts.TEMPERATURE))
        .isEqualTo(Layouts.block(weights, Layouts.TEMPERATURE));
  }

  @ParameterizedTest
  @EnumSource(Rescaling.class)
  void name_isParsedBack(Rescaling rescaling) {
    assertThat(Rescaling.parse(rescaling.toString())).isEqualTo(rescaling);
    assertThatThrownBy(() -> Rescaling.parse("filters"))
        .hasMessage(
            "a norm is one of filter, layer, weight, dfilter, dlayer, none, got \"filters\"");
  }

  private static double norm(float[] values, DoubleUnaryOperator position, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double value = values[(int) position.applyAsDouble(i)];
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  private static void same(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, Offset.offset(FLOAT_ROUNDING * expected));
  }

  private static Offset<Float> within(float value) {
    return Offset.offset((float) FLOAT_ROUNDING * Math.abs(value));
  }
}
