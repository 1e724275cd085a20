// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Axis;

class SurfaceTest {
  private static final Grid GRID = Grid.plane(new Axis(0, 2, 3), new Axis(0, 1, 2));
  private static final List<Channel> CHANNELS = List.of(Channel.loss("train"));

  private static Provenance provenance() {
    return new Provenance(
        new Question(
            new Question.Model("plane", "00", 2),
            new Question.Data("none", "train", "all", 1, "00", "0/1"),
            "sum",
            new Question.Directions(
                "random", "none", "none", "weights", "frozen", 0, List.of("00")),
            List.of("0:2:3", "0:1:2"),
            new Question.Engine("formula", "any", "cpu", "fp64", 1)),
        new Run("0", List.of(), "2026-01-01T00:00:00Z", 0, "any"),
        Findings.NONE);
  }

  private static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (int k = 0; k < GRID.size(); k++) {
      samples.add(
          new Sample.Measured(
              k, GRID.at(k), Measurement.of(100 * GRID.at(k).x() + GRID.at(k).y())));
    }
    return samples;
  }

  @Test
  void samples_mayComeInAnyOrder() {
    List<Sample> shuffled = samples();
    Collections.shuffle(shuffled, new Random(3));

    Surface surface = Surface.of(GRID, CHANNELS, shuffled, List.of(), provenance());

    assertThat(surface.values(0)).containsExactly(0, 100, 200, 1, 101, 201);
  }

  @Test
  void zeroAndNaN_areResults_failedIsNot() {
    List<Sample> samples = samples();
    samples.set(1, new Sample.Measured(1, GRID.at(1), Measurement.of(Double.NaN)));
    samples.set(2, new Sample.Failed(2, GRID.at(2), "out of memory"));

    Surface surface = Surface.of(GRID, CHANNELS, samples, List.of(), provenance());

    assertThat(surface.status().subList(0, 3))
        .containsExactly(NodeStatus.MEASURED, NodeStatus.MEASURED, NodeStatus.FAILED);
    assertThat(surface.value(0, 0)).isZero();
    assertThat(surface.value(0, 1)).isNaN();
  }

  @Test
  void missingNode_isNamed() {
    List<Sample> samples = samples();
    samples.remove(4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Surface.of(GRID, CHANNELS, samples, List.of(), provenance()))
        .withMessageContaining("node 4 has no sample");
  }

  @Test
  void repeatedNode_isNamed() {
    List<Sample> samples = samples();
    samples.add(samples.get(3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Surface.of(GRID, CHANNELS, samples, List.of(), provenance()))
        .withMessageContaining("node 3 was sampled twice");
  }
}
