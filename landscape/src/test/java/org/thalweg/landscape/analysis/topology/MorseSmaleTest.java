// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.topology.MorseSmale.Saddle;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;

class MorseSmaleTest {
  @Test
  void himmelblau_isTheRingOfItsFourMinima() {
    Topology topology = Topology.of(Fields.himmelblau(201), Threshold.DEFAULT);
    MorseSmale complex = topology.morseSmale();

    assertThat(complex.saddles()).hasSize(4).noneMatch(Saddle::closesLoop);
    assertThat(complex.separatrices()).hasSize(16);
    assertThat(reached(complex, topology.criticalNodes().minima().get(0).node())).hasSize(4);
    int maximum = topology.criticalNodes().maxima().get(0).node();
    // Every saddle has the maximum on one side and the border on the other.
    assertThat(complex.saddles())
        .allSatisfy(
            s ->
                assertThat(s.ascents().stream().map(Separatrix::extremum))
                    .containsExactlyInAnyOrder(OptionalInt.of(maximum), OptionalInt.empty()));
    assertThat(complex.cells()).hasSize(8);
  }

  @Test
  void ring_closesItsLoopThroughTheSameMinimum() {
    Topology topology = Topology.of(Fields.ring(61), Threshold.DEFAULT);
    Saddle saddle = topology.morseSmale().saddles().get(0);

    assertThat(topology.morseSmale().saddles()).hasSize(1);
    assertThat(saddle.closesLoop()).isTrue();
    // The two descents together go round the whole ring, whose radius is 1.
    Grid grid = topology.field().grid();
    assertThat(
            saddle.descents().stream()
                .flatMap(d -> d.nodes().stream())
                .mapToDouble(n -> Math.atan2(grid.at(n).y(), grid.at(n).x()))
                .map(angle -> Math.floor(4 * angle / Math.PI))
                .distinct()
                .count())
        .isGreaterThanOrEqualTo(8);
  }

  @Test
  void monkeySaddle_sendsThreeLinesDownAndThreeUp() {
    MorseSmale complex =
        Topology.of(
                Fields.of(Fields.square(1, 41), (x, y) -> x * x * x - 3 * x * y * y),
                Threshold.NONE)
            .morseSmale();

    assertThat(complex.saddles()).hasSize(1);
    assertThat(complex.saddles().get(0).descents()).hasSize(3);
    assertThat(complex.saddles().get(0).ascents()).hasSize(3).allMatch(a -> a.extremum().isEmpty());
    assertThat(complex.saddles().get(0).closesLoop()).isFalse();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void descents_joinAllMinima_andLeaveALoopAMaximum(long seed) {
    for (double limit : new double[] {0, 0.1, 0.4, 0.7}) {
      Topology topology = Topology.of(Fields.noise(27, 21, seed), Threshold.exactly(limit));
      MorseSmale complex = topology.morseSmale();
      List<CriticalNode> minima = topology.criticalNodes().minima();
      int bridges = complex.saddles().stream().mapToInt(Saddle::multiplicity).sum();

      assertThat(reached(complex, minima.get(0).node())).hasSize(minima.size());
      assertThat(bridges - minima.size() + 1)
          .isEqualTo(topology.criticalNodes().count(CriticalType.MAXIMUM));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void livingPair_hasItsMinimumOnOneSideOfItsSaddle(long seed) {
    ScalarField field = Fields.noise(27, 21, seed);
    for (double limit : new double[] {0, 0.1, 0.4, 0.7}) {
      Topology topology = Topology.of(field, Threshold.exactly(limit));
      MorseSmale complex = topology.morseSmale();
      for (PersistencePair pair : topology.diagram().finite(0)) {
        Saddle saddle = saddle(complex, pair.deathNode().orElseThrow());
        assertThat(saddle.descents().stream().map(Separatrix::extremum).distinct().count())
            .isGreaterThan(1);
      }
      for (PersistencePair pair : topology.diagram().finite(1)) {
        Saddle saddle = saddle(complex, pair.birthNode());
        assertThat(saddle.ascents().stream().map(Separatrix::extremum).distinct().count())
            .isGreaterThan(1);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void everyLine_runsAlongEdges_andFallsWithinTheThreshold(long seed) {
    ScalarField field = Fields.noise(27, 21, seed);
    Freudenthal triangulation = new Freudenthal(field.grid());
    for (double limit : new double[] {0, 0.4}) {
      for (Separatrix line :
          Topology.of(field, Threshold.exactly(limit)).morseSmale().separatrices()) {
        double sign = line.descends() ? 1 : -1;
        double extreme = sign * field.value(line.saddle());
        for (int i = 1; i < line.nodes().size(); i++) {
          assertThat(neighbours(triangulation, line.nodes().get(i - 1)))
              .contains(line.nodes().get(i));
          double height = sign * field.value(line.nodes().get(i));
          assertThat(height).isLessThanOrEqualTo(extreme + limit);
          extreme = Math.min(extreme, height);
        }
      }
    }
  }

  @Test
  void cells_holdEveryNodeOnce() {
    Topology topology = Topology.of(Fields.noise(27, 21, 5), Threshold.exactly(0.3));
    assertThat(topology.morseSmale().cells().stream().mapToInt(MorseSmale.Cell::nodes).sum())
        .isEqualTo(27 * 21);
  }

  private static List<Integer> neighbours(Freudenthal triangulation, int node) {
    int inside = triangulation.inside(node);
    return Stream.iterate(0, k -> k + 1)
        .limit(Freudenthal.NEIGHBOURS)
        .filter(k -> (inside & (1 << k)) != 0)
        .map(k -> triangulation.neighbour(node, k))
        .toList();
  }

  private static Saddle saddle(MorseSmale complex, int node) {
    return complex.saddles().stream().filter(s -> s.node() == node).findFirst().orElseThrow();
  }

  /** The minima that descents over saddles lead to from one of them. */
  private static Set<Integer> reached(MorseSmale complex, int from) {
    Set<Integer> reached = new HashSet<>(Set.of(from));
    Deque<Integer> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      int minimum = open.pop();
      for (Saddle saddle : complex.saddles()) {
        List<Integer> ends =
            saddle.descents().stream().map(d -> d.extremum().orElseThrow()).toList();
        if (ends.contains(minimum)) {
          ends.stream().filter(reached::add).forEach(open::push);
        }
      }
    }
    return reached;
  }
}
