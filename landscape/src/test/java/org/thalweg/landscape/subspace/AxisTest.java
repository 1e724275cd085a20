// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AxisTest {

  @Test
  void bothEnds_areIncludedExactly() {
    Axis axis = Axis.parse("-1:1:51");

    assertThat(axis.at(0)).isEqualTo(-1);
    assertThat(axis.at(25)).isZero();
    assertThat(axis.at(50)).isEqualTo(1);
    assertThat(axis.toArray()).hasSize(51).isSorted();
  }

  /** The reference implementation rejects a bound of exactly 0. */
  @ParameterizedTest
  @ValueSource(strings = {"0:1:5", "-1:0:5", "-0.0:2:3"})
  void zero_isABound(String text) {
    assertThat(Axis.parse(text).count()).isGreaterThan(2);
  }

  @Test
  void text_roundTrips() {
    Axis axis = new Axis(-0.3, 1e-3, 7);
    assertThat(Axis.parse(axis.toString())).isEqualTo(axis);
  }

  @ParameterizedTest
  @CsvSource({
    "-1:1, min:max:count",
    "1:-1:5, smaller to its larger",
    "1:1:5, smaller to its larger",
    "-1:1:1, at least 2 points",
    "-1:1:2.5, numbers",
    "-1:inf:3, numbers",
    "-1:NaN:3, finite"
  })
  void badText_isRefusedWithItsReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.parse(text))
        .withMessageContaining(reason);
  }

  @Test
  void evenPoints_giveTheirAxisEvenInFloat32() {
    Axis axis = new Axis(-1, 2, 7);
    double[] rounded = axis.toArray();
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) (rounded[i] / 3) * 3.0;
    }
    assertThat(Axis.through(axis.toArray())).isEqualTo(axis);
    assertThat(Axis.through(rounded).count()).isEqualTo(7);
  }

  @Test
  void otherPoints_areNoAxis() {
    refusedPoints("evenly spaced, got 0.4 at position 1 instead of 0.5", 0, 0.4, 1);
    refusedPoints("growing numbers, got 1.0 to 0.0", 1, 0);
    refusedPoints("growing numbers, got 0.0 to 0.0", 0);
    refusedPoints("growing numbers, got none");
    refusedPoints("growing numbers, got 0.0 to NaN", 0, Double.NaN);
    refusedPoints("evenly spaced, got NaN", 0, Double.NaN, 1);
    refusedPoints("finite ends", Double.NEGATIVE_INFINITY, 0);
  }

  private static void refusedPoints(String reason, double... points) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Axis.through(points))
        .withMessageContaining(reason);
  }
}
