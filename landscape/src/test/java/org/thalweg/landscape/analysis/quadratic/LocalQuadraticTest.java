// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.curvature.QuadraticObjective;
import org.thalweg.landscape.analysis.operator.DenseOperator;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

class LocalQuadraticTest {
  private static final double ROUNDING = 1e-12;

  /** 0.7 + ⟨b, θ⟩ + ½ θᵀAθ, indefinite. */
  private static QuadraticObjective saddle() {
    ParameterVector slope = AnalyticObjectives.origin(3).plus(0, AnalyticObjectives.origin(3));
    ParameterVector b = ParameterVector.of(slope.layout(), new float[] {1, -2, 0.5f});
    return new QuadraticObjective(
        0.7, b, new DenseOperator(new double[][] {{2, 1, 0}, {1, -3, 0.25}, {0, 0.25, 4}}));
  }

  private static ParameterVector vector(float... values) {
    return ParameterVector.of(AnalyticObjectives.origin(values.length).layout(), values);
  }

  private static LocalQuadratic about(ParameterVector centre, Subspace subspace) {
    QuadraticObjective objective = saddle();
    try (Hessian hessian = objective.hessian(centre, ParameterSelection.all(centre.layout()))) {
      return LocalQuadratic.of(objective.measure(centre).get(0), hessian, subspace);
    }
  }

  @Test
  void planeOfAQuadratic_isTheLossItself() {
    ParameterVector centre = vector(1, 0.5f, -2);
    Subspace plane = new Subspace(centre, List.of(vector(1, 2, 0), vector(-0.5f, 1, 1)));
    LocalQuadratic model = about(centre, plane);

    for (double x : new double[] {-2, -0.5, 0, 1, 4}) {
      for (double y : new double[] {-1, 0, 0.25, 8}) {
        Coordinates at = Coordinates.of(x, y);
        assertThat(model.at(at))
            .isCloseTo(saddle().measure(plane.pointAt(at)).get(0), within(1e-9));
      }
    }
  }

  @Test
  void lineOfAQuadratic_isTheLossItself() {
    ParameterVector centre = vector(1, 0.5f, -2);
    Subspace line = new Subspace(centre, List.of(vector(1, 2, -1)));
    LocalQuadratic model = about(centre, line);

    assertThat(model.at(Coordinates.of(3)))
        .isCloseTo(saddle().measure(line.pointAt(Coordinates.of(3))).get(0), within(ROUNDING));
    assertThat(model.slopeY()).isZero();
    assertThat(model.curvatureY()).isZero();
  }

  @Test
  void extentOfABowl_isItsRise() {
    LocalQuadratic bowl = new LocalQuadratic(9, 0, 0, 4, 3, 6);
    assertThat(bowl.extent(-1, 2)).isCloseTo(bowl.at(-1, 2) - 9, within(ROUNDING));
    LocalQuadratic dome = new LocalQuadratic(9, 0, 0, -4, 3, -6);
    assertThat(dome.extent(-1, 2)).isCloseTo(9 - dome.at(-1, 2), within(ROUNDING));
  }

  @Test
  void extentOfASaddle_takesCurvaturesWithoutTheirSigns() {
    // Eigenvalues 5 and −3 along axes turned by 0.4: ½ (5 a² + 3 b²) in those.
    double c = Math.cos(0.4);
    double s = Math.sin(0.4);
    LocalQuadratic saddle =
        new LocalQuadratic(0, 0, 0, 5 * c * c - 3 * s * s, (5 + 3) * c * s, 5 * s * s - 3 * c * c);
    for (double angle = 0; angle < 6; angle += 0.5) {
      double x = 2 * Math.cos(angle);
      double y = 2 * Math.sin(angle);
      double a = c * x + s * y;
      double b = c * y - s * x;
      assertThat(saddle.extent(x, y)).isCloseTo((5 * a * a + 3 * b * b) / 2, within(ROUNDING));
    }
  }

  @Test
  void extentWithASlope_addsBoth() {
    LocalQuadratic line = new LocalQuadratic(9, -1, 0, -4, 0, 0);
    assertThat(line.extent(-2, 0)).isEqualTo(2 + 8);
    assertThat(line.extent(2, 0)).isEqualTo(2 + 8);
  }

  @Test
  void finding_givesTheModelBack() {
    LocalQuadratic model = new LocalQuadratic(9, 1, -2, 4, 3, -6);
    assertThat(LocalQuadratic.of(model.finding())).isEqualTo(model);
  }

  @Test
  void directionThroughRunningStatistics_isRefused() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("w", List.of(2), ParameterRole.BIAS),
                new ParameterBlock("m", List.of(1), ParameterRole.RUNNING_MEAN)));
    ParameterVector centre = ParameterVector.zero(layout);
    Subspace still =
        new Subspace(centre, List.of(ParameterVector.of(layout, new float[] {1, -0f, 0})));
    Subspace moving =
        new Subspace(centre, List.of(ParameterVector.of(layout, new float[] {1, 0, 1})));
    QuadraticObjective objective =
        new QuadraticObjective(
            0, ParameterVector.zero(layout), new DenseOperator(new double[][] {{1, 0}, {0, 1}}));
    try (Hessian hessian = objective.hessian(centre, ParameterSelection.all(layout))) {
      assertThat(LocalQuadratic.of(0, hessian, still).curvatureX()).isEqualTo(1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LocalQuadratic.of(0, hessian, moving))
          .withMessageContaining("not states");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LocalQuadratic.requireFits(hessian, moving));
      LocalQuadratic.requireFits(hessian, still);
    }
  }
}
