// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

class TowardModelsTest extends DirectionSourceContract {
  private static final Offset<Double> FLOAT_ROUNDING = Offset.offset(1e-4);

  /** Half, twice or 1.5 times the centre: their differences from it are exact. */
  private static ParameterVector times(double factor) {
    return ParameterVector.zero(Layouts.SMALL).plus(factor, Layouts.weights());
  }

  private static ParameterVector other() {
    ParameterVector noise =
        new RandomDirections(Rescaling.NONE, Ignore.SCALED, 3)
            .directions(Layouts.weights(), 1)
            .get(0);
    return times(0.5).plus(0.5, noise);
  }

  @Override
  DirectionSource source() {
    return new TowardModels(List.of(other(), times(2)));
  }

  @Override
  int most() {
    return 2;
  }

  @Test
  void plainDifference_reachesTheOtherModelAtOne_withItsRunningStatistics() {
    ParameterVector direction = source().directions(centre(), 2).get(1);

    assertThat(direction).isEqualTo(centre());
    assertThat(Layouts.block(direction, Layouts.VARIANCE))
        .isEqualTo(Layouts.block(centre(), Layouts.VARIANCE));
    Subspace line = new Subspace(centre(), List.of(direction));
    assertThat(line.pointAt(Coordinates.of(1))).isEqualTo(times(2));
    assertThat(line.pointAt(Coordinates.of(0))).isEqualTo(centre());
  }

  @Test
  void rescaledDifference_hasTheCentresFilterNorms_andItsOwnDirection() {
    ParameterVector plain = new TowardModels(List.of(other())).directions(centre(), 1).get(0);
    ParameterVector filter =
        new TowardModels(List.of(other()), Rescaling.FILTER, Ignore.BIASBN)
            .directions(centre(), 1)
            .get(0);

    float[] rescaled = Layouts.block(filter, Layouts.DENSE);
    float[] before = Layouts.block(plain, Layouts.DENSE);
    float[] weights = Layouts.block(centre(), Layouts.DENSE);
    for (int row = 0; row < 10; row++) {
      assertThat(rowNorm(rescaled, row)).isCloseTo(rowNorm(weights, row), FLOAT_ROUNDING);
      double factor = rowNorm(rescaled, row) / rowNorm(before, row);
      for (int i = 8 * row; i < 8 * row + 8; i++) {
        assertThat((double) rescaled[i]).isCloseTo(factor * before[i], FLOAT_ROUNDING);
      }
    }
    assertThat(Layouts.block(filter, Layouts.BIAS)).containsOnly(0);
    assertThat(Layouts.block(filter, Layouts.MEAN)).isEqualTo(Layouts.block(plain, Layouts.MEAN));
  }

  @Test
  void ignore_decidesOnBiases_andByNameOnEverything() {
    ParameterVector plain = new TowardModels(List.of(other())).directions(centre(), 1).get(0);
    ParameterVector none = rescaled(Ignore.NONE);
    ParameterVector scaled = rescaled(Ignore.SCALED);
    ParameterVector named = rescaled(Ignore.named("regex:^bn"));

    assertThat(Layouts.block(none, Layouts.BIAS)).isEqualTo(Layouts.block(plain, Layouts.BIAS));
    assertThat(Rescaling.norm(Layouts.block(scaled, Layouts.BIAS)))
        .isCloseTo(Rescaling.norm(Layouts.block(centre(), Layouts.BIAS)), FLOAT_ROUNDING);
    for (ParameterBlock block : List.of(Layouts.SCALE, Layouts.MEAN, Layouts.VARIANCE)) {
      assertThat(Layouts.block(named, block)).containsOnly(0);
    }
  }

  private ParameterVector rescaled(Ignore ignore) {
    return new TowardModels(List.of(other()), Rescaling.FILTER, ignore)
        .directions(centre(), 1)
        .get(0);
  }

  @Test
  void theCentreItself_orNoModel_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TowardModels(List.of(times(2), centre())).directions(centre(), 2))
        .withMessageContaining("model 2");
    assertThatIllegalArgumentException().isThrownBy(() -> new TowardModels(List.of()));
  }

  private static double rowNorm(float[] block, int row) {
    double squares = 0;
    for (int i = 8 * row; i < 8 * row + 8; i++) {
      squares += (double) block[i] * block[i];
    }
    return Math.sqrt(squares);
  }
}
