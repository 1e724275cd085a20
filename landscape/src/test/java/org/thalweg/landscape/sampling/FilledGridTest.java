// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;

class FilledGridTest {
  private static final double ROUNDING = 1e-12;
  private static final List<Channel> LOSS = List.of(Channel.loss("train"));

  /**
   * A plane is drawn right from the first complete lattice on: 9 x 5 nodes have one of 15 nodes.
   */
  @ParameterizedTest(name = "after {0} points")
  @CsvSource({"15", "30", "45"})
  void bilinearFunction_isFilledInExactly(int points) {
    Grid grid = Grid.plane(new Axis(-1, 1, 9), new Axis(0, 2, 5));
    List<Sample> samples = first(points, grid);
    Surface filled = FilledGrid.aroundTheMiddle(grid, LOSS, samples, Optional.empty());

    for (int node = 0; node < grid.size(); node++) {
      assertThat(filled.value(0, node)).isCloseTo(function(grid.at(node)), within(ROUNDING));
    }
    assertThat(filled.status().stream().filter(s -> s == NodeStatus.MEASURED)).hasSize(points);
    assertThat(filled.status().stream().filter(s -> s == NodeStatus.INTERPOLATED))
        .hasSize(grid.size() - points);
  }

  @Test
  void oddEvenGrids_areFilledEverywhereFromOnePoint() {
    Grid grid = Grid.plane(new Axis(-1, 1, 6), new Axis(0, 2, 11));
    Surface filled = FilledGrid.aroundTheMiddle(grid, LOSS, first(1, grid), Optional.empty());
    assertThat(filled.values(0)).doesNotContain(Double.NaN);
  }

  @Test
  void infiniteLoss_staysWhereItWasMeasured() {
    Grid grid = Grid.line(new Axis(0, 1, 5));
    List<Sample> samples =
        List.of(
            measured(grid, 0, 1),
            measured(grid, 2, Double.POSITIVE_INFINITY),
            measured(grid, 4, 3));
    Surface filled = FilledGrid.aroundTheFirst(grid, LOSS, samples, Optional.empty());
    assertThat(filled.values(0)).containsExactly(1, 1, Double.POSITIVE_INFINITY, 3, 3);
  }

  @Test
  void failedPoint_isNotInterpolated() {
    Grid grid = Grid.line(new Axis(0, 1, 3));
    List<Sample> samples =
        List.of(
            measured(grid, 0, 1),
            new Sample.Failed(1, grid.at(1), "no memory"),
            measured(grid, 2, 3));
    Surface filled = FilledGrid.aroundTheFirst(grid, LOSS, samples, Optional.empty());
    assertThat(filled.value(0, 1)).isNaN();
    assertThat(filled.status().get(1)).isEqualTo(NodeStatus.FAILED);
  }

  @Test
  void nothingMeasured_isNotANumberAnywhere() {
    Grid grid = Grid.line(new Axis(0, 1, 3));
    Surface filled = FilledGrid.aroundTheMiddle(grid, LOSS, List.of(), Optional.empty());
    assertThat(filled.values(0)).containsOnly(Double.NaN);
    assertThat(filled.status()).containsOnly(NodeStatus.INTERPOLATED);
  }

  private static List<Sample> first(int points, Grid grid) {
    List<Sample> samples = new ArrayList<>();
    for (int node : new GridPlan(grid).nextRound(Map.of()).subList(0, points)) {
      samples.add(measured(grid, node, function(grid.at(node))));
    }
    return samples;
  }

  private static Sample measured(Grid grid, int node, double loss) {
    return new Sample.Measured(node, grid.at(node), Measurement.of(loss));
  }

  private static double function(Coordinates at) {
    return 3 + 2 * at.x() - at.y() + 0.5 * at.x() * at.y();
  }
}
