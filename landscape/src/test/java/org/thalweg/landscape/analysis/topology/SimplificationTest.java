// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.surface.CriticalType;

class SimplificationTest {
  @ParameterizedTest(name = "{0}²")
  @ValueSource(ints = {61, 101, 201})
  void himmelblau_keepsItsNinePoints_atEveryResolution(int count) {
    CriticalNodes left =
        Simplification.of(Fields.himmelblau(count), Threshold.DEFAULT).criticalNodes();

    assertThat(left.count(CriticalType.MINIMUM)).isEqualTo(4);
    assertThat(left.count(CriticalType.SADDLE)).isEqualTo(4);
    assertThat(left.count(CriticalType.MAXIMUM)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}²")
  @ValueSource(ints = {61, 121})
  void ring_keepsOneMinimumOneSaddleAndItsMaximum(int count) {
    Simplification ring = Simplification.of(Fields.ring(count), Threshold.DEFAULT);

    assertThat(ring.criticalNodes().all()).hasSize(3);
    assertThat(ring.criticalNodes().eulerCharacteristic()).isEqualTo(1);
    assertThat(ring.basins().all()).hasSize(1);
    assertThat(ring.basins().all().get(0).area()).isCloseTo(3.2 * 3.2, within(1e-12));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsLeft_isWhatLivesLonger(long seed) {
    ScalarField field = Fields.noise(31, 17, seed);
    for (double limit : new double[] {0, 0.05, 0.2, 0.5, 0.9, 2}) {
      Simplification simple = Simplification.of(field, Threshold.exactly(limit));
      List<PersistencePair> longer =
          PersistenceDiagram.of(field).pairs().stream()
              .filter(p -> p.persistence() > limit)
              .toList();

      assertThat(simple.diagram().pairs()).isEqualTo(longer);
      assertThat(simple.criticalNodes().eulerCharacteristic()).isEqualTo(1);
      assertThat(simple.criticalNodes().minima())
          .hasSize((int) longer.stream().filter(p -> p.dimension() == 0).count());
    }
  }

  @Test
  void noThreshold_keepsEveryCriticalNode_ofValuesThatDiffer() {
    ScalarField field = Fields.noise(40, 30, 3);
    assertThat(Simplification.of(field, Threshold.NONE).criticalNodes().all())
        .containsExactlyInAnyOrderElementsOf(CriticalNodes.of(field).all());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyBasin_isConnected_andHoldsItsMinimum(long seed) {
    ScalarField field = Fields.integers(23, 19, 30, seed);
    Basins basins = Simplification.of(field, Threshold.exactly(4)).basins();

    for (Basins.Basin basin : basins.all()) {
      assertThat(basins.minimumOf(basin.minimum())).isEqualTo(basin.minimum());
      assertThat(BruteForce.pieces(field.grid(), n -> basins.minimumOf(n) == basin.minimum()))
          .isEqualTo(1);
    }
    assertThat(basins.all().stream().mapToInt(Basins.Basin::nodes).sum()).isEqualTo(field.size());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void limitsThatDifferFromPairToPair_stillLeaveAForestOfLivingMinima(long seed) {
    ScalarField plain = Fields.noise(30, 30, seed);
    double[] errors = new Random(seed).doubles(plain.size(), 0, 0.4).toArray();
    ScalarField field = plain.withStandardErrors(errors);
    Simplification simple = Simplification.of(field, new Threshold(0, 0, 1));
    List<Integer> minima =
        simple.criticalNodes().minima().stream().map(CriticalNode::node).toList();

    assertThat(minima).hasSizeBetween(2, 110);
    assertThat(simple.basins().all()).hasSize(minima.size());
    assertThat(minima).containsAll(Arrays.stream(simple.basins().labels()).boxed().toList());
    assertThat(simple.criticalNodes().eulerCharacteristic()).isEqualTo(1);
    MergeTree tree = MergeTree.of(simple);
    assertThat(tree.ofKind(MergeTree.Kind.MINIMUM)).hasSize(minima.size());
    assertThat(tree.arcs()).hasSize(tree.nodes().size() - 1);
  }

  @Test
  void nodesWithoutANumber_doNotFeedTheThreshold() {
    ScalarField whole = Fields.himmelblau(61);
    double[] values = IntStream.range(0, whole.size()).mapToDouble(whole::value).toArray();
    values[whole.grid().index(5, 5)] = Double.NaN;
    Simplification simple =
        Simplification.of(ScalarField.of(whole.grid(), values), Threshold.DEFAULT);

    assertThat(simple.limitAt(0)).isBetween(1.8, 1.83);
    assertThat(simple.criticalNodes().count(CriticalType.MINIMUM)).isEqualTo(4);
    // The hole is a maximum that nothing is high enough to cancel.
    assertThat(simple.criticalNodes().count(CriticalType.MAXIMUM)).isEqualTo(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void fieldOverManyDecades_isMeasuredByItsLogarithm(long seed) {
    ScalarField unit = Fields.noise(30, 20, seed);
    double[] heights =
        IntStream.range(0, unit.size()).mapToDouble(n -> 14 * unit.value(n)).toArray();
    ScalarField logs = ScalarField.of(unit.grid(), heights);
    ScalarField losses =
        ScalarField.of(unit.grid(), Arrays.stream(heights).map(h -> Math.exp(h) - 0.1).toArray());
    Span span = Simplification.of(logs, Threshold.NONE).span();
    double share = 0.2;
    Threshold equal = Threshold.exactly(share * (span.highest() - span.lowest()));
    Simplification simple = Simplification.of(losses, new Threshold(0, share, 0));

    assertThat(simple.span().isLog()).isTrue();
    assertThat(simple.criticalNodes()).isEqualTo(Simplification.of(logs, equal).criticalNodes());
    assertThat(simple.criticalNodes().count(CriticalType.MINIMUM)).isBetween(5, 60);
  }
}
