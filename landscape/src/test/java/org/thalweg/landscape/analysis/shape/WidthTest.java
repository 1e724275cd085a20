// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.interpolation.LossCurve;

class WidthTest {
  private static final double EXACT = 1e-12;

  @Test
  void wedge_isAsWideAsItsLevelSays() {
    // |a| on the left and 2 a on the right reach 0.7 at −0.7 and 0.35, between the samples.
    double[] at = {-1, -0.5, 0, 0.5, 1};
    Width width = Width.of(LossCurve.of(at, new double[] {1, 0.5, 0, 1, 2}), 0.7).orElseThrow();
    assertThat(width.from()).isCloseTo(-0.7, within(EXACT));
    assertThat(width.to()).isCloseTo(0.35, within(EXACT));
    assertThat(width.length()).isCloseTo(1.05, within(EXACT));
    assertThat(width.open()).isFalse();
  }

  @Test
  void curveThatStaysBelow_isOpen() {
    Width width =
        Width.of(LossCurve.of(new double[] {-1, 0, 1}, new double[] {3, 0, 1}), 2).orElseThrow();
    assertThat(width.open()).isTrue();
    assertThat(width.to()).isEqualTo(1);
  }

  @Test
  void centreAboveTheLevel_hasNoWidth() {
    assertThat(Width.of(LossCurve.of(new double[] {-1, 0, 1}, new double[] {0, 2, 0}), 1))
        .isEmpty();
    assertThat(Width.of(LossCurve.of(new double[] {-1, 0, 1}, new double[] {0, Double.NaN, 0}), 1))
        .isEmpty();
  }

  @Test
  void secondBasin_doesNotCount_andInfiniteOrUndefinedLossEndsIt() {
    double[] at = {-2, -1, 0, 1, 2};
    Width width =
        Width.of(LossCurve.of(at, new double[] {0, Double.POSITIVE_INFINITY, 0, Double.NaN, 0}), 1)
            .orElseThrow();
    assertThat(width.from()).isEqualTo(0);
    assertThat(width.to()).isEqualTo(0);
  }
}
