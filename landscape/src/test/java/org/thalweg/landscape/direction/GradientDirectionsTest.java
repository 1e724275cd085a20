// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

class GradientDirectionsTest extends DirectionSourceContract {
  private static final Offset<Double> FLOAT_ROUNDING = Offset.offset(1e-5);

  /** A known slope: ½ ‖θ − target‖², or whatever gradient a test wants. */
  private record Slope(ParameterVector target) implements DifferentiableObjective {
    @Override
    public ParameterVector gradient(ParameterVector point) {
      return point.minus(target).withZero(block -> !block.role().trainable());
    }

    @Override
    public ParameterVector parameters() {
      return Layouts.weights();
    }

    @Override
    public List<Channel> channels() {
      return List.of(Channel.loss("train"));
    }

    @Override
    public Measurement measure(ParameterVector point) {
      double distance = point.minus(target).norm(block -> block.role().trainable());
      return Measurement.of(distance * distance / 2);
    }

    @Override
    public Slice restrictedTo(Subspace subspace) {
      throw new UnsupportedOperationException("no test asks for a slice");
    }

    @Override
    public void close() {}
  }

  private static ParameterVector target() {
    ParameterVector random =
        new RandomDirections(Rescaling.NONE, Ignore.SCALED, 11)
            .directions(Layouts.weights(), 1)
            .get(0);
    return ParameterVector.zero(Layouts.SMALL).plus(0.5, random);
  }

  private static DifferentiableObjective slope() {
    return new Slope(target());
  }

  @Override
  DirectionSource source() {
    return new GradientDirections(slope(), 0);
  }

  @Override
  int most() {
    return 3;
  }

  @Test
  void withoutRescaling_itIsMinusTheGradient_asLongAsTheWeights() {
    ParameterVector downhill = directions(Rescaling.NONE, Ignore.NONE).get(0);
    ParameterVector gradient = slope().gradient(centre());
    double length = centre().norm(block -> block.role().trainable());

    assertThat(downhill.norm() / length).isCloseTo(1, FLOAT_ROUNDING);
    assertThat(downhill.dot(gradient) / downhill.norm() / gradient.norm())
        .isCloseTo(-1, FLOAT_ROUNDING);
  }

  @Test
  void withoutRescaling_theOthersAreOrthogonal() {
    List<ParameterVector> all = directions(Rescaling.NONE, Ignore.NONE);

    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = all.get(i).dot(all.get(j)) / all.get(i).norm() / all.get(j).norm();
        assertThat(cosine).isCloseTo(0, FLOAT_ROUNDING);
      }
      assertThat(all.get(i).norm() / all.get(0).norm()).isCloseTo(1, FLOAT_ROUNDING);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Rescaling.class,
      names = {"FILTER", "LAYER", "DFILTER", "DLAYER", "NONE"})
  void everyBlock_leadsDownhill(Rescaling rescaling) {
    ParameterVector downhill = directions(rescaling, Ignore.SCALED).get(0);
    ParameterVector gradient = slope().gradient(centre());

    for (ParameterBlock block : Layouts.SMALL.blocks()) {
      double product = 0;
      float[] d = Layouts.block(downhill, block);
      float[] g = Layouts.block(gradient, block);
      for (int i = 0; i < d.length; i++) {
        product += (double) d[i] * g[i];
      }
      if (block.role().trainable()) {
        assertThat(product).as(block.name()).isNegative();
      } else {
        assertThat(d).as(block.name()).containsOnly(0);
      }
    }
  }

  @Test
  void filterRescaling_takesTheWeightsNorms_andBiasbnHoldsBiasesStill() {
    List<ParameterVector> all = directions(Rescaling.FILTER, Ignore.BIASBN);

    for (ParameterVector direction : all) {
      assertThat(Rescaling.norm(Layouts.block(direction, Layouts.DENSE)))
          .isCloseTo(Rescaling.norm(Layouts.block(centre(), Layouts.DENSE)), Offset.offset(1e-4));
      assertThat(Layouts.block(direction, Layouts.BIAS)).containsOnly(0);
    }
  }

  @Test
  void noSlopeOrABrokenOne_isRefused() {
    ParameterVector flat = Layouts.weights();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GradientDirections(new Slope(flat), 0).directions(centre(), 1))
        .withMessageContaining("slope at the centre");
    float[] broken = flat.toArray();
    broken[0] = Float.NaN;
    Slope torn = new Slope(ParameterVector.of(Layouts.SMALL, broken));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GradientDirections(torn, 0).directions(centre(), 1))
        .withMessageContaining("\"conv.weight\"");
  }

  private List<ParameterVector> directions(Rescaling rescaling, Ignore ignore) {
    return new GradientDirections(slope(), rescaling, ignore, 5).directions(centre(), 3);
  }
}
