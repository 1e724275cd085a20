// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

class CoarseGridTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @ParameterizedTest(name = "{0} x {1}, every {2}.")
  @CsvSource({"31,31,4", "31,31,2", "31,17,4", "16,9,2", "5,7,1"})
  void nodes_areThoseThatThePlanComesToFirst(int columns, int rows, int step) {
    Grid plane = Grid.plane(new Axis(-1, 1, columns), new Axis(0, 3, rows));
    CoarseGrid coarse = CoarseGrid.of(plane, step);
    List<Integer> order = new GridPlan(plane).nextRound(Map.of());
    assertThat(coarse.nodes())
        .containsExactlyInAnyOrderElementsOf(order.subList(0, coarse.grid().size()));
  }

  @Test
  void nodes_lieWhereTheirGridSays() {
    Grid plane = Grid.plane(new Axis(-1, 1, 31), new Axis(0, 3, 17));
    CoarseGrid coarse = CoarseGrid.of(plane, 4);
    for (int node = 0; node < coarse.grid().size(); node++) {
      assertThat(coarse.grid().at(node).x())
          .isCloseTo(plane.at(coarse.nodes().get(node)).x(), ROUNDING);
      assertThat(coarse.grid().at(node).y())
          .isCloseTo(plane.at(coarse.nodes().get(node)).y(), ROUNDING);
    }
  }

  @Test
  void samples_areNumberedAsHere() {
    Grid plane = Grid.plane(new Axis(-1, 1, 9), new Axis(0, 1, 5));
    CoarseGrid coarse = CoarseGrid.of(plane, 2);
    Map<Integer, Sample> known = new HashMap<>();
    for (int node = 0; node < plane.size() - 1; node++) {
      known.put(node, new Sample.Measured(node, plane.at(node), Measurement.of(node)));
    }
    int last = coarse.nodes().get(coarse.nodes().size() - 1);
    known.put(last, new Sample.Failed(last, plane.at(last), "no memory"));
    assertThat(coarse.isKnown(known)).isTrue();
    List<Sample> samples = coarse.samples(known);
    assertThat(samples).hasSize(coarse.grid().size());
    for (int node = 0; node < samples.size(); node++) {
      assertThat(samples.get(node).index()).isEqualTo(node);
      assertThat(samples.get(node).at()).isEqualTo(plane.at(coarse.nodes().get(node)));
    }
    assertThat(samples.get(samples.size() - 1)).isInstanceOf(Sample.Failed.class);
    known.remove(coarse.nodes().get(0));
    assertThat(coarse.isKnown(known)).isFalse();
  }
}
