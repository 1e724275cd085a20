// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class GaussLengthTest {
  private static final Offset<Double> DOUBLE_ROUNDING = Offset.offset(1e-12);

  @Test
  void straightPath_hasLengthZero_whateverItsSpeed() {
    double[][] path = new double[6][];
    for (int k = 0; k < 6; k++) {
      path[k] = new double[] {3 * k * k, 1 - 2 * k * k, 0, 4 + k * k};
    }
    assertThat(GaussLength.of(path, 2)).isCloseTo(0, DOUBLE_ROUNDING);
  }

  @Test
  void circle_turnsByItsAngle() {
    int chords = 12;
    double[][] path = new double[chords + 1][];
    for (int k = 0; k <= chords; k++) {
      double angle = 2 * Math.PI * k / chords;
      path[k] = new double[] {5 + Math.cos(angle), Math.sin(angle)};
    }
    assertThat(GaussLength.of(path, 2))
        .isCloseTo(2 * Math.PI * (chords - 1) / chords, DOUBLE_ROUNDING);
  }

  /** A right angle and a full turn back; the second example is straight. */
  @Test
  void examples_areAveraged() {
    double[][] path = {
      {0, 0, 0, 0},
      {2, 0, 1, 1},
      {2, 3, 2, 2},
      {2, -3, 3, 3}
    };
    assertThat(GaussLength.of(path, 2)).isCloseTo((Math.PI / 2 + Math.PI) / 2, DOUBLE_ROUNDING);
  }

  @Test
  void zeroChords_areSkipped() {
    double[][] path = {{0, 0}, {0, 0}, {1, 0}, {1, 0}, {1, 0}, {1, 1}};
    assertThat(GaussLength.of(path, 2)).isCloseTo(Math.PI / 2, DOUBLE_ROUNDING);
    assertThat(GaussLength.of(new double[][] {{1, 2}, {1, 2}}, 2)).isZero();
  }

  /** The arc cosine of a rounded scalar product sees no angle below 10⁻⁸. */
  @Test
  void tinyAngle_isSeen() {
    assertThat(GaussLength.of(new double[][] {{0, 0}, {1, 0}, {2, 1e-10}}, 2))
        .isCloseTo(1e-10, Offset.offset(1e-18));
  }

  @Test
  void outputThatIsNotFinite_showsInTheResult() {
    assertThat(GaussLength.of(new double[][] {{0, 0}, {Double.NaN, 0}}, 1)).isNaN();
    assertThat(GaussLength.of(new double[][] {{0}, {Double.POSITIVE_INFINITY}, {1}}, 1)).isNaN();
  }

  @Test
  void otherSizes_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GaussLength.of(new double[][] {{0, 0}, {1, 2, 3}}, 2))
        .withMessageContaining("got 3");
    assertThatIllegalArgumentException().isThrownBy(() -> GaussLength.of(new double[0][], 2));
  }

  @Test
  void relativeMovement_countsWhatAnOptimiserMoves() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("w", List.of(1, 2), ParameterRole.WEIGHT),
                new ParameterBlock("mean", List.of(1), ParameterRole.RUNNING_MEAN)));
    ParameterVector start = ParameterVector.of(layout, new float[] {3, 4, 0});
    ParameterVector end = ParameterVector.of(layout, new float[] {3, 14, 1000});

    assertThat(RelativeMovement.of(start, end)).isEqualTo(2);
    assertThat(RelativeMovement.of(start, start)).isZero();
    assertThat(RelativeMovement.of(ParameterVector.zero(layout), end))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }
}
