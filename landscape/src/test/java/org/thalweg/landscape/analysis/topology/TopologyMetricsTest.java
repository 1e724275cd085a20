// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

class TopologyMetricsTest {
  private static final Offset<Double> EXACT = within(1e-12);

  // Two valleys of depth 0 and 1, joined at 3 in the middle of a wall; the rest stands at 9.
  private static final ScalarField VALLEYS =
      ScalarField.of(
          Grid.plane(new Axis(0, 4, 5), new Axis(0, 2, 3)),
          9,
          9,
          9,
          9,
          9,
          8,
          0,
          3,
          1,
          7,
          9,
          9,
          9,
          9,
          9);

  @Test
  void twoValleys_haveTheirFiguresByHand() {
    TopologyMetrics metrics = Topology.of(VALLEYS, Threshold.exactly(0.5)).metrics();

    assertThat(metrics.minima()).isEqualTo(2);
    assertThat(metrics.joins()).isEqualTo(1);
    assertThat(metrics.saddles()).isEqualTo(1);
    assertThat(metrics.maxima()).isZero();
    assertThat(metrics.components().average()).hasValue(2);
    assertThat(metrics.components().maximum()).hasValue(2);
    assertThat(metrics.components().total()).isEqualTo(2);
    assertThat(metrics.components().entropy()).isZero();
    assertThat(metrics.loops().average()).isEmpty();
    assertThat(metrics.components().fromDiagonal().average().orElseThrow())
        .isCloseTo(Math.sqrt(2), EXACT);
    // Rises of 3 and 2 over a range of 9; the deep valley holds the share of its nodes.
    Basins basins = Topology.of(VALLEYS, Threshold.exactly(0.5)).basins();
    double deep = basins.share(6);
    assertThat(metrics.smad().plain()).hasValue(2.5);
    assertThat(metrics.smad().normalized().orElseThrow()).isCloseTo(2.5 / 9, EXACT);
    assertThat(metrics.smad().weighted().orElseThrow())
        .isCloseTo((3 * deep + 2 * (1 - deep)) / 2, EXACT);
    assertThat(metrics.smad().normalizedWeighted().orElseThrow())
        .isCloseTo((3 * deep + 2 * (1 - deep)) / 18, EXACT);
  }

  @Test
  void oneValley_hasNoSaddleAndNoAverage() {
    TopologyMetrics metrics = Topology.of(VALLEYS, Threshold.exactly(2)).metrics();

    assertThat(metrics.minima()).isEqualTo(1);
    assertThat(metrics.components().count()).isZero();
    assertThat(metrics.components().average()).isEmpty();
    assertThat(metrics.smad().plain()).isEmpty();
  }

  @Test
  void equalLives_haveTheEntropyOfTheirNumber() {
    // Three pits of depth 5 beside one of depth 9, each alone in its corner.
    double[] values = new double[49];
    Arrays.fill(values, 9);
    values[8] = 0;
    values[12] = 4;
    values[36] = 4;
    values[40] = 4;
    ScalarField field = ScalarField.of(Grid.plane(new Axis(0, 6, 7), new Axis(0, 6, 7)), values);
    TopologyMetrics metrics = Topology.of(field, Threshold.NONE).metrics();

    assertThat(metrics.minima()).isEqualTo(4);
    assertThat(metrics.components().entropy()).isCloseTo(Math.log(3), EXACT);
    assertThat(metrics.components().average()).hasValue(5);
  }

  @Test
  void rawFigures_standBesideTheSimplified() {
    Topology ring = Topology.of(Fields.ring(61), Threshold.DEFAULT);

    assertThat(ring.rawMetrics().minima()).isEqualTo(36);
    assertThat(ring.metrics().minima()).isEqualTo(1);
    assertThat(ring.metrics().loops().maximum().orElseThrow()).isCloseTo(0.2487, within(5e-5));
  }
}
