// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BicubicSplineTest {
  private static final double EXACT = 1e-10;

  @ParameterizedTest(name = "{0} × {1} nodes")
  @CsvSource({"2, 2", "3, 2", "3, 3", "4, 4", "5, 4", "9, 6", "6, 31"})
  void everyNode_isMet(int columns, int rows) {
    SplittableRandom random = new SplittableRandom(columns * 100L + rows);
    double[] values = random.doubles(columns * (long) rows).toArray();
    BicubicSpline spline = BicubicSpline.through(columns, rows, values);
    for (int k = 0; k < values.length; k++) {
      assertThat(spline.at(k % columns, Math.floorDiv(k, columns)).value())
          .isCloseTo(values[k], within(EXACT));
    }
  }

  @Test
  void bicubicPolynomial_isExactWithItsDerivativesOnANonSquareGrid() {
    Plane plane = Plane.of("-1:1:9", "-2:1:6", (x, y) -> x * x * x * y * y - 3 * x * y * y * y + y);
    BicubicSpline spline = plane.spline();
    for (double[] at : new double[][] {{0.3, -1.1}, {-0.95, 0.9}, {0.99, -1.99}, {0, 0}}) {
      double x = at[0];
      double y = at[1];
      Jet jet = spline.at(plane.u(x), plane.v(y)).scaled(plane.stepX(), plane.stepY(), 1);
      assertThat(jet.value()).isCloseTo(x * x * x * y * y - 3 * x * y * y * y + y, within(EXACT));
      assertThat(jet.dx()).isCloseTo(3 * x * x * y * y - 3 * y * y * y, within(EXACT));
      assertThat(jet.dy()).isCloseTo(2 * x * x * x * y - 9 * x * y * y + 1, within(EXACT));
      assertThat(jet.dxx()).isCloseTo(6 * x * y * y, within(EXACT));
      assertThat(jet.dxy()).isCloseTo(6 * x * x * y - 9 * y * y, within(EXACT));
      assertThat(jet.dyy()).isCloseTo(2 * x * x * x - 18 * x * y, within(EXACT));
    }
  }

  @Test
  void secondDerivatives_areContinuousAcrossNodes() {
    double[] values = new SplittableRandom(1).doubles(49).toArray();
    BicubicSpline spline = BicubicSpline.through(7, 7, values);
    double step = 1e-9;
    for (int node = 1; node < 6; node++) {
      Jet before = spline.at(node - step, 2.4);
      Jet after = spline.at(node + step, 2.4);
      assertThat(after.dxx()).isCloseTo(before.dxx(), within(1e-6));
      assertThat(after.dxy()).isCloseTo(before.dxy(), within(1e-6));
      assertThat(after.dyy()).isCloseTo(before.dyy(), within(1e-6));
    }
  }

  @Test
  void error_fallsWithTheFourthPowerOfTheStep() {
    double coarse = worst(41);
    double fine = worst(81);
    assertThat(coarse / fine).isBetween(11.0, 30.0);
  }

  private static double worst(int nodes) {
    Plane plane =
        Plane.of("-2:2:" + nodes, "-1:1:" + nodes, (x, y) -> Math.sin(2 * x) * Math.cos(3 * y));
    BicubicSpline spline = plane.spline();
    double worst = 0;
    for (double x = -1.93; x < 2; x += 0.117) {
      for (double y = -0.97; y < 1; y += 0.083) {
        double value = spline.at(plane.u(x), plane.v(y)).value();
        worst = Math.max(worst, Math.abs(value - Math.sin(2 * x) * Math.cos(3 * y)));
      }
    }
    return worst;
  }

  @Test
  void line_isExactForACubic_andItsFlatPlacesAreTheRoots() {
    double[] values = new double[12];
    for (int i = 0; i < values.length; i++) {
      double x = i - 5.3;
      values[i] = x * x * x - 12 * x + 1;
    }
    CubicSpline spline = CubicSpline.through(values);
    assertThat(spline.flatPlaces()).hasSize(2);
    assertThat(spline.flatPlaces().get(0)).isCloseTo(3.3, within(EXACT));
    assertThat(spline.flatPlaces().get(1)).isCloseTo(7.3, within(EXACT));
    assertThat(spline.at(7.3)[0]).isCloseTo(-15, within(1e-9));
    assertThat(spline.at(7.3)[2]).isCloseTo(12, within(1e-9));
  }

  @Test
  void lineWithItsMinimumOnANode_hasItOnce() {
    double[] values = new double[11];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 5) * (i - 5);
    }
    assertThat(CubicSpline.through(values).flatPlaces()).hasSize(1);
    values[0] = 3;
    assertThat(CubicSpline.through(3, 2, 1).flatPlaces()).isEmpty();
    assertThat(CubicSpline.through(1, 1, 1, 1).flatPlaces()).isEmpty();
  }
}
