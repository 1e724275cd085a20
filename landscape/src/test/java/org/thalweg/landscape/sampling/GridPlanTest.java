// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

class GridPlanTest {

  @ParameterizedTest(name = "{0} x {1}")
  @CsvSource({"2,2", "5,7", "51,3", "2,64", "16,16", "21,1", "2,1"})
  void everyNode_comesExactlyOnce(int columns, int rows) {
    Grid grid = grid(columns, rows);
    assertThat(new GridPlan(grid).nextRound(Map.of()))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, grid.size()).boxed().toList());
  }

  @Test
  void order_runsFromTheMiddleAndCoarseToFine() {
    assertThat(new GridPlan(grid(9, 1)).nextRound(Map.of()))
        .containsExactly(4, 0, 8, 2, 6, 1, 3, 5, 7);
  }

  @Test
  void knownNodes_areNotAskedForAgain() {
    Grid grid = grid(3, 3);
    Map<Integer, Sample> known = new TreeMap<>();
    known.put(4, new Sample.Measured(4, grid.at(4), Measurement.of(Double.NaN)));
    known.put(0, new Sample.Failed(0, grid.at(0), "no memory"));
    List<Integer> round = new GridPlan(grid).nextRound(known);
    assertThat(round).hasSize(7).doesNotContain(0, 4);
  }

  private static Grid grid(int columns, int rows) {
    Axis x = new Axis(-1, 1, columns);
    return rows == 1 ? Grid.line(x) : Grid.plane(x, new Axis(0, 1, rows));
  }
}
