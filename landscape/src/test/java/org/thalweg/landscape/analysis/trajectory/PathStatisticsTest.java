// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.drawn;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.path;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.vector;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

class PathStatisticsTest {
  private static final double ROUNDING = 1e-12;

  private static final Trajectory CORNER =
      path(
          "corner",
          new double[] {0, 0, 0},
          new double[] {3, 0, 0},
          new double[] {3, 4, 0},
          new double[] {3, 4, 0},
          new double[] {3, 4, 12});

  @Test
  void corner_hasTheLengthsAndAnglesDrawnByHand() {
    PathStatistics statistics =
        PathStatistics.of(drawn(CORNER, AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 2)));

    assertThat(column(statistics, PathStatistics.Point::fromStart)).containsExactly(0, 3, 5, 5, 13);
    assertThat(column(statistics, PathStatistics.Point::norm)).containsExactly(0, 3, 5, 5, 13);
    assertThat(column(statistics, PathStatistics.Point::step))
        .containsExactly(Double.NaN, 3, 4, 0, 12);
    assertThat(column(statistics, PathStatistics.Point::turn))
        .containsExactly(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN);
    assertThat(statistics.length()).isEqualTo(19);
    assertThat(statistics.netDistance()).isEqualTo(13);
    assertThat(statistics.detour()).isCloseTo(19.0 / 13, within(ROUNDING));
    assertThat(statistics.medianTurn()).isZero();
  }

  @Test
  void offPlaneShare_isOfTheDistanceFromTheCentre() {
    PathStatistics statistics =
        PathStatistics.of(drawn(CORNER, AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 2)));

    assertThat(column(statistics, PathStatistics.Point::offPlaneShare))
        .containsExactly(new double[] {Double.NaN, 0, 0, 0, 12.0 / 13}, within(ROUNDING));
  }

  @Test
  void distancesOnObliquePlanes_areThoseOfParameterSpace() {
    Subspace oblique = new Subspace(vector(0, 0, 0), List.of(vector(2, 0, 0), vector(1, 1, 0)));

    assertThat(
            column(PathStatistics.of(drawn(CORNER, oblique)), PathStatistics.Point::offPlaneShare))
        .containsExactly(new double[] {Double.NaN, 0, 0, 0, 12.0 / 13}, within(ROUNDING));
  }

  @Test
  void runningStatistics_areNoStep() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("w", List.of(1, 1), ParameterRole.WEIGHT),
                new ParameterBlock("mean", List.of(1), ParameterRole.RUNNING_MEAN)));
    Trajectory run =
        path(
            "a",
            List.of(
                ParameterVector.of(layout, new float[] {1, 5}),
                ParameterVector.of(layout, new float[] {3, 50})));
    Subspace line =
        new Subspace(run.last(), List.of(ParameterVector.of(layout, new float[] {1, 0})));
    PathStatistics statistics = PathStatistics.of(drawn(run, line));

    assertThat(statistics.length()).isEqualTo(2);
    assertThat(column(statistics, PathStatistics.Point::norm)).containsExactly(1, 3);
  }

  @Test
  void volumesAndForeignProjections_areRefused() {
    Subspace volume = AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 3);
    assertThatThrownBy(() -> drawn(CORNER, volume)).hasMessageContaining("got 3 directions");
    Subspace line = AnalyticObjectives.coordinateAxes(vector(0, 0, 0), 1);
    ProjectedPath shorter = drawn(CORNER.from(2), line).seen();
    assertThatThrownBy(() -> new PathOnPlane(CORNER, line, shorter)).hasMessageContaining("got 3");
  }

  private static double[] column(
      PathStatistics statistics, ToDoubleFunction<PathStatistics.Point> number) {
    return statistics.points().stream().mapToDouble(number).toArray();
  }
}
