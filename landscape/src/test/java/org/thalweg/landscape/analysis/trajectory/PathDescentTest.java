// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.bowl;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.drawn;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.gradientDescent;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.path;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.vector;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.trajectory.TestPaths.DifferentiableFormula;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Subspace;

class PathDescentTest {
  /** Checkpoints are floats, and one minus a cosine is the square of an angle. */
  private static final double FLOAT_ROUNDING = 1e-7;

  @Test
  void gradientDescentInItsOwnPlane_isTheSteepestDescent() {
    DifferentiableFormula bowl = bowl(1, 10);
    Trajectory run = gradientDescent(bowl, 0.05, 8, 2, 1);
    // Neither orthogonal nor of one length: angles are those of parameter space all the same.
    Subspace oblique = new Subspace(vector(0, 0), List.of(vector(2, 0), vector(1, 0.5)));
    PathDescent descent = descent(bowl, run, oblique);

    assertThat(descent.steps())
        .hasSize(8)
        .allSatisfy(
            step -> {
              assertThat(step.withPlaneDescent()).isCloseTo(1, within(FLOAT_ROUNDING));
              assertThat(step.withProjectedDescent()).isCloseTo(1, within(FLOAT_ROUNDING));
              assertThat(step.withDescent()).isCloseTo(1, within(FLOAT_ROUNDING));
            });
    assertThat(descent.descendingShare()).isEqualTo(1);
    assertThat(descent.planeDescendingShare()).isEqualTo(1);
    assertThat(descent.median(PathDescent.Step::withDescent)).isCloseTo(1, within(FLOAT_ROUNDING));
  }

  @Test
  void climbing_isTheOppositeOfDescent() {
    DifferentiableFormula bowl = bowl(1, 1, 1);
    Trajectory up = path("up", new double[] {1, 0, 1}, new double[] {2, 0, 2});
    PathDescent.Step step =
        descent(bowl, up, AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 2)).steps().get(0);

    assertThat(step.withPlaneDescent()).isCloseTo(-1, within(FLOAT_ROUNDING));
    assertThat(step.withDescent()).isCloseTo(-1, within(FLOAT_ROUNDING));
    assertThat(step.lossChange()).isEqualTo(3);
    assertThat(step.planeLossChange()).isEqualTo(1.5);
  }

  @Test
  void slopesOfThePlane_andOfTheProjectedGradient_differOffThePlane() {
    // L = x z: at z = 2 the loss falls towards negative x, on the plane z = 0 it is flat.
    DifferentiableFormula saddle =
        TestPaths.formula(3, t -> t[0] * t[2], t -> new double[] {t[2], 0, t[0]});
    Trajectory run = path("a", new double[] {1, 0, 2}, new double[] {0, 0, 2});
    PathDescent descent =
        descent(saddle, run, AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 2));
    PathDescent.Step step = descent.steps().get(0);

    assertThat(step.withPlaneDescent()).isNaN();
    assertThat(descent.undefined(PathDescent.Step::withPlaneDescent)).isEqualTo(1);
    assertThat(step.withProjectedDescent()).isCloseTo(1, within(FLOAT_ROUNDING));
    assertThat(step.withDescent()).isCloseTo(2 / Math.sqrt(5), within(FLOAT_ROUNDING));
  }

  @Test
  void stepOfLengthZero_isUndefinedAndCounted() {
    DifferentiableFormula bowl = bowl(1, 1);
    Trajectory run = path("a", new double[] {2, 0}, new double[] {1, 0}, new double[] {1, 0});
    PathDescent descent = descent(bowl, run, AnalyticObjectives.coordinateAxes(vector(0, 0), 2));

    assertThat(descent.undefined(PathDescent.Step::withPlaneDescent)).isEqualTo(1);
    assertThat(descent.median(PathDescent.Step::withPlaneDescent))
        .isCloseTo(1, within(FLOAT_ROUNDING));
    assertThat(descent.descendingShare()).isEqualTo(0.5);
  }

  @Test
  void lossWithoutAGradient_leavesThePlanesSlope() {
    DifferentiableFormula bowl = bowl(1, 4);
    Trajectory run = gradientDescent(bowl, 0.1, 3, 1, 1);
    PathOnPlane drawn = drawn(run, AnalyticObjectives.coordinateAxes(vector(0, 0), 1), bowl);
    try (Slice slice = bowl.restrictedTo(drawn.plane())) {
      PathDescent descent = PathDescent.of(drawn, PathLosses.of(drawn, slice, 1), slice, 1);

      assertThat(descent.median(PathDescent.Step::withPlaneDescent))
          .isCloseTo(1, within(FLOAT_ROUNDING));
      assertThat(descent.undefined(PathDescent.Step::withProjectedDescent)).isEqualTo(3);
      assertThat(descent.undefined(PathDescent.Step::withDescent)).isEqualTo(3);
    }
  }

  @Test
  void planeLoss_lacksWhatLiesOffThePlane() {
    DifferentiableFormula bowl = bowl(1, 2, 3);
    Trajectory run = path("a", new double[] {1, 1, 2}, new double[] {1, 0, 1});
    PathOnPlane drawn = drawn(run, AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 2), bowl);
    try (Slice slice = bowl.restrictedTo(drawn.plane())) {
      PathLosses losses = PathLosses.of(drawn, slice, 2);

      assertThat(losses.atCheckpoints()).containsExactly(7.5, 2.0);
      assertThat(losses.gaps()).containsExactly(-6.0, -1.5);
    }
  }

  @Test
  void failureOfTheEngine_isNotHidden() {
    DifferentiableFormula broken =
        TestPaths.formula(
            2,
            theta -> {
              throw new EngineException("out of memory", new IllegalStateException());
            },
            theta -> theta);

    assertThatThrownBy(() -> PathLosses.atCheckpoints(path("a", new double[] {1, 2}), broken, 2))
        .isInstanceOf(EngineException.class)
        .hasMessage("out of memory");
  }

  private static PathDescent descent(DifferentiableFormula loss, Trajectory run, Subspace plane) {
    PathOnPlane drawn = drawn(run, plane, loss);
    try (Slice slice = loss.restrictedTo(plane)) {
      return PathDescent.of(drawn, PathLosses.of(drawn, slice, 2), slice, loss, 2);
    }
  }
}
