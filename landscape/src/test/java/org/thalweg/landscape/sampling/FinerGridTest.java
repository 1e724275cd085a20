// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;

class FinerGridTest {
  private static final List<Channel> LOSS = List.of(Channel.loss("train"));
  private static final Region CORNER = new Region(0.2, 0.9, -0.4, 0.1);

  @Test
  void halvedSteps_keepEveryCoordinateToTheBit() {
    Grid grid = Grid.plane(new Axis(-0.7, 1.3, 7), new Axis(-1, 0.1, 4));
    FinerGrid finer = FinerGrid.of(measured(grid), CORNER);

    assertThat(finer.grid().columns()).isEqualTo(13);
    assertThat(finer.grid().rows()).isEqualTo(7);
    List<Sample> known = finer.known();
    assertThat(known).hasSize(grid.size());
    for (int node = 0; node < grid.size(); node++) {
      assertThat(known.get(node).at()).isEqualTo(grid.at(node));
      assertThat(measurement(known.get(node)))
          .isEqualTo(100 * grid.at(node).x() + grid.at(node).y());
    }
  }

  @Test
  void plan_measuresTheRegionAlone() {
    Grid grid = Grid.plane(new Axis(-0.7, 1.3, 7), new Axis(-1, 0.1, 4));
    FinerGrid finer = FinerGrid.of(measured(grid), CORNER);
    Map<Integer, Sample> known = byNode(finer.known());

    List<Integer> round = finer.plan().nextRound(known);

    assertThat(round)
        .isNotEmpty()
        .doesNotContainAnyElementsOf(known.keySet())
        .allMatch(node -> CORNER.contains(finer.grid().at(node)));
    long inside = 0;
    for (int node = 0; node < finer.grid().size(); node++) {
      if (CORNER.contains(finer.grid().at(node)) && !known.containsKey(node)) {
        inside++;
      }
    }
    assertThat((long) round.size()).isEqualTo(inside);
  }

  @Test
  void regionThatWasInterpolated_isMeasuredBeforeStepsHalveAgain() {
    Grid grid = Grid.plane(new Axis(0, 1, 3), new Axis(0, 1, 3));
    FinerGrid first = FinerGrid.of(measured(grid), new Region(0, 0.5, 0, 0.5));
    Surface joined = joined(first);

    assertThat(joined.grid().columns()).isEqualTo(5);
    FinerGrid elsewhere = FinerGrid.of(joined, new Region(0.5, 1, 0.5, 1));
    FinerGrid again = FinerGrid.of(joined, new Region(0, 0.5, 0, 0.5));

    assertThat(elsewhere.grid()).isEqualTo(joined.grid());
    assertThat(again.grid().columns()).isEqualTo(9);
    assertThat(again.known()).allMatch(Sample.Measured.class::isInstance);
  }

  @Test
  void failedNodes_areMeasuredAgainInsideTheRegionAndStayFailedOutside() {
    Grid grid = Grid.line(new Axis(0, 1, 3));
    Surface surface =
        new Surface(
            grid,
            LOSS,
            new double[][] {{Double.NaN, 1, Double.NaN}},
            List.of(NodeStatus.FAILED, NodeStatus.MEASURED, NodeStatus.FAILED),
            List.of(),
            Optional.empty());
    FinerGrid finer = FinerGrid.of(surface, Region.interval(0, 0.4));

    assertThat(finer.plan().nextRound(byNode(finer.known()))).containsExactly(0);
    assertThat(joined(finer).status())
        .containsExactly(NodeStatus.MEASURED, NodeStatus.MEASURED, NodeStatus.FAILED);
  }

  @Test
  void regionWithoutANode_isRefused() {
    Grid grid = Grid.plane(new Axis(0, 1, 3), new Axis(0, 1, 3));
    assertThatThrownBy(() -> FinerGrid.of(measured(grid), new Region(0.51, 0.52, 0.51, 0.52)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.51:0.52")
        .hasMessageContaining("larger");
  }

  private static Surface measured(Grid grid) {
    double[] values = new double[grid.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = 100 * grid.at(node).x() + grid.at(node).y();
    }
    List<NodeStatus> status = Collections.nCopies(values.length, NodeStatus.MEASURED);
    return new Surface(grid, LOSS, new double[][] {values}, status, List.of(), Optional.empty());
  }

  /** What measuring the plan gives, with the same function. */
  private static Surface joined(FinerGrid finer) {
    List<Sample> samples = new ArrayList<>(finer.known());
    for (int node : finer.plan().nextRound(byNode(finer.known()))) {
      double loss = 100 * finer.grid().at(node).x() + finer.grid().at(node).y();
      samples.add(new Sample.Measured(node, finer.grid().at(node), Measurement.of(loss)));
    }
    return FilledGrid.aroundTheFirst(finer.grid(), LOSS, samples, Optional.empty());
  }

  private static double measurement(Sample sample) {
    return ((Sample.Measured) sample).measurement().get(0);
  }

  private static Map<Integer, Sample> byNode(List<Sample> samples) {
    Map<Integer, Sample> byNode = new TreeMap<>();
    samples.forEach(sample -> byNode.put(sample.index(), sample));
    return byNode;
  }
}
