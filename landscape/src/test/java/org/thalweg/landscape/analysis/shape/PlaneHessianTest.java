// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class PlaneHessianTest {
  private static final double EXACT = 1e-12;

  @Test
  void onAQuadratic_isItsHessianTimesTheSteps() {
    double hx = 0.1;
    double hy = 0.3;
    PlaneHessian hessian =
        PlaneHessian.of(
            around((x, y) -> 3 * x * x + 5 * x * y - 2 * y * y + 7 * x - y + 4, 0.4, -0.9, hx, hy));
    assertThat(hessian.xx()).isCloseTo(6 * hx * hx, within(EXACT));
    assertThat(hessian.xy()).isCloseTo(5 * hx * hy, within(EXACT));
    assertThat(hessian.yy()).isCloseTo(-4 * hy * hy, within(EXACT));
  }

  @Test
  void eigenvalues_haveTraceAndDeterminant() {
    PlaneHessian hessian = new PlaneHessian(2, -1.5, 0.25);
    double large = hessian.largestEigenvalue();
    double small = hessian.smallestEigenvalue();
    assertThat(large + small).isCloseTo(2.25, within(EXACT));
    assertThat(large * small).isCloseTo(0.5 - 2.25, within(EXACT));
  }

  @Test
  void bend_isByTheSigns_andRoundingIsNone() {
    assertThat(new PlaneHessian(1, 0, 2).bend(0)).isEqualTo(Bend.CONVEX);
    assertThat(new PlaneHessian(1, 2, 1).bend(0)).isEqualTo(Bend.INDEFINITE);
    assertThat(new PlaneHessian(-1, 0, -2).bend(0)).isEqualTo(Bend.CONCAVE);
    assertThat(new PlaneHessian(1, 0, 0).bend(0)).isEqualTo(Bend.CONVEX);
    assertThat(new PlaneHessian(-1, 0, 0).bend(0)).isEqualTo(Bend.CONCAVE);
    assertThat(new PlaneHessian(1, 0, -1e-9).bend(1e-8)).isEqualTo(Bend.CONVEX);
    assertThat(new PlaneHessian(1, 0, -1e-7).bend(1e-8)).isEqualTo(Bend.INDEFINITE);
  }

  @Test
  void unequalSteps_changeNoSign() {
    DoubleBinaryOperator saddle = (x, y) -> x * x + 3 * x * y + y * y;
    for (double stretch : new double[] {1e-3, 1, 1e3}) {
      assertThat(PlaneHessian.of(around(saddle, 0, 0, 1, stretch)).bend(0))
          .isEqualTo(Bend.INDEFINITE);
    }
  }

  @Test
  void otherThanNineLosses_areRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> PlaneHessian.of(new double[3][2]));
  }

  private static double[][] around(
      DoubleBinaryOperator f, double x, double y, double hx, double hy) {
    double[][] losses = new double[3][3];
    for (int iy = 0; iy < 3; iy++) {
      for (int ix = 0; ix < 3; ix++) {
        losses[iy][ix] = f.applyAsDouble(x + (ix - 1) * hx, y + (iy - 1) * hy);
      }
    }
    return losses;
  }
}
