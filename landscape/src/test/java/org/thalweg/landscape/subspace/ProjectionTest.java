// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class ProjectionTest {
  private static final Offset<Double> DOUBLE_ROUNDING = Offset.offset(1e-12);
  private static final Offset<Double> AGREED = Offset.offset(1e-10);
  private static final Offset<Double> ILL_CONDITIONED = Offset.offset(1e-9);
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("w", List.of(10, 10), ParameterRole.WEIGHT),
              new ParameterBlock("b", List.of(4), ParameterRole.BIAS)));

  @Test
  void obliqueDirections_giveCoordinatesNotDotProducts() {
    Subspace plane = new Subspace(vector(0, 0, 0), List.of(vector(2, 0, 0), vector(1, 1, 0)));
    Subspace.Projection seen = plane.project(vector(5, 3, 4), block -> true);
    assertThat(seen.at().x()).isCloseTo(1, DOUBLE_ROUNDING);
    assertThat(seen.at().y()).isCloseTo(3, DOUBLE_ROUNDING);
    assertThat(seen.residual()).isCloseTo(4, DOUBLE_ROUNDING);
  }

  @Test
  void nearlyParallelDirections_areStillSolved() {
    Subspace plane =
        new Subspace(vector(1, 1, 1), List.of(vector(1, 0, 0), vector(1, 0x1p-12f, 0)));
    Subspace.Projection seen = plane.project(vector(1 + 7, 1 + 3 * 0x1p-12f, 1), block -> true);
    assertThat(seen.at().x()).isCloseTo(4, DOUBLE_ROUNDING);
    assertThat(seen.at().y()).isCloseTo(3, DOUBLE_ROUNDING);
    assertThat(seen.residual()).isCloseTo(0, DOUBLE_ROUNDING);
  }

  @Test
  void wellConditionedDirections_agreeWithTheNormalEquations() {
    Random random = new Random(9);
    for (int k = 0; k < 20; k++) {
      Subspace plane = new Subspace(gaussian(random), List.of(gaussian(random), gaussian(random)));
      ParameterVector point = gaussian(random);
      double[] expected = byNormalEquations(plane, point);
      Subspace.Projection seen = plane.project(point, block -> true);
      assertThat(seen.at().x()).isCloseTo(expected[0], AGREED);
      assertThat(seen.at().y()).isCloseTo(expected[1], AGREED);
    }
  }

  /**
   * Two directions at an angle of some 2e-6; every float is exact, so the point is in the plane.
   */
  @Test
  void illConditionedDirections_loseFewerDigitsThanByTheNormalEquations() {
    Random random = new Random(3);
    double lost = 0;
    for (int k = 0; k < 20; k++) {
      float[] x = new float[LAYOUT.size()];
      float[] y = new float[LAYOUT.size()];
      float[] at = new float[LAYOUT.size()];
      for (int i = 0; i < x.length; i++) {
        float small = (random.nextInt(5) - 2) * 0x1p-17f;
        x[i] = random.nextInt(17) - 8;
        y[i] = x[i] + small;
        at[i] = 7 * x[i] + 3 * small;
      }
      ParameterVector zero = ParameterVector.zero(LAYOUT);
      Subspace plane =
          new Subspace(zero, List.of(ParameterVector.of(LAYOUT, x), ParameterVector.of(LAYOUT, y)));
      ParameterVector point = ParameterVector.of(LAYOUT, at);
      lost = Math.max(lost, Math.abs(byNormalEquations(plane, point)[1] - 3));
      Subspace.Projection seen = plane.project(point, block -> true);
      assertThat(seen.at().x()).isCloseTo(4, ILL_CONDITIONED);
      assertThat(seen.at().y()).isCloseTo(3, ILL_CONDITIONED);
    }
    assertThat(lost).isGreaterThan(100 * ILL_CONDITIONED.value);
  }

  /** Solves AᵀA c = Aᵀm for two directions of length 1, and once more for what that leaves. */
  private static double[] byNormalEquations(Subspace plane, ParameterVector point) {
    double[][] units = new double[2][LAYOUT.size()];
    double[] left = new double[LAYOUT.size()];
    double[] norms = new double[2];
    for (int d = 0; d < 2; d++) {
      norms[d] = plane.directions().get(d).norm();
      for (int i = 0; i < left.length; i++) {
        units[d][i] = plane.directions().get(d).get(i) / norms[d];
        left[i] = (double) point.get(i) - plane.centre().get(i);
      }
    }
    double cosine = dot(units[0], units[1]);
    double[] at = new double[2];
    for (int step = 0; step < 2; step++) {
      double x = dot(units[0], left);
      double y = dot(units[1], left);
      double square = 1 - cosine * cosine;
      double[] further = {(x - cosine * y) / square, (y - cosine * x) / square};
      for (int d = 0; d < 2; d++) {
        at[d] += further[d] / norms[d];
        for (int i = 0; i < left.length; i++) {
          left[i] -= further[d] * units[d][i];
        }
      }
    }
    return at;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void residual_isOrthogonalToEveryDirection() {
    Random random = new Random(4);
    Subspace plane = new Subspace(gaussian(random), List.of(gaussian(random), gaussian(random)));
    ParameterVector point = gaussian(random);
    Subspace.Projection seen = plane.project(point, block -> true);
    for (ParameterVector direction : plane.directions()) {
      double inner = 0;
      for (int i = 0; i < LAYOUT.size(); i++) {
        double nearest =
            plane.centre().get(i)
                + seen.at().x() * plane.directions().get(0).get(i)
                + seen.at().y() * plane.directions().get(1).get(i);
        inner += direction.get(i) * (point.get(i) - nearest);
      }
      assertThat(inner).isCloseTo(0, DOUBLE_ROUNDING);
    }
  }

  @Test
  void blocksThatDoNotCount_areNoDistance() {
    Subspace line = new Subspace(vector(0, 0, 0), List.of(vector(1, 0, 0)));
    float[] values = new float[LAYOUT.size()];
    values[0] = 3;
    values[LAYOUT.offset(1)] = 100;
    ParameterVector point = ParameterVector.of(LAYOUT, values);
    assertThat(line.project(point, b -> b.role() == ParameterRole.WEIGHT).residual()).isZero();
    assertThat(line.project(point, b -> true).residual()).isCloseTo(100, DOUBLE_ROUNDING);
  }

  @Test
  void dependentOrZeroDirections_areRefused() {
    ParameterVector d = gaussian(new Random(1));
    Subspace degenerate = new Subspace(d, List.of(d, ParameterVector.zero(LAYOUT).plus(0.3, d)));
    assertThatThrownBy(() -> degenerate.project(d, block -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("linearly independent");
    Subspace none = new Subspace(d, List.of(ParameterVector.zero(LAYOUT)));
    assertThatThrownBy(() -> none.project(d, block -> true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void coveringAxis_holdsEveryValueWithAMargin() {
    assertThat(Axis.covering(new double[] {3, -1, 0}, 0.25, 5)).isEqualTo(new Axis(-2, 4, 5));
    assertThat(Axis.covering(new double[] {0, 0}, 0.2, 3)).isEqualTo(new Axis(-0.5, 0.5, 3));
  }

  private static ParameterVector vector(float... first) {
    float[] values = new float[LAYOUT.size()];
    System.arraycopy(first, 0, values, 0, first.length);
    return ParameterVector.of(LAYOUT, values);
  }

  private static ParameterVector gaussian(Random random) {
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return ParameterVector.of(LAYOUT, values);
  }
}
