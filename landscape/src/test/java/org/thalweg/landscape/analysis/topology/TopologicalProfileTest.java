// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.topology.TopologicalProfile.Part;

class TopologicalProfileTest {
  @Test
  void bowl_isOneFunnelOfAllNodes() {
    ScalarField field = Fields.of(Fields.square(1, 5), (x, y) -> x * x + y * y);
    TopologicalProfile profile = Topology.of(field, Threshold.DEFAULT).profile();

    assertThat(profile.parts()).hasSize(1);
    assertThat(profile.width()).isEqualTo(25);
    assertThat(profile.parts().get(0).heights()).isSorted().first().isEqualTo(0.0);
    assertThat(profile.parts().get(0).centre()).isEqualTo(12.5);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyFunnel_isAsWideAsItsComponentHasNodes(long seed) {
    ScalarField field = Fields.noise(14, 12, seed);
    Topology topology = Topology.of(field, Threshold.NONE);
    for (Part part : topology.profile().parts()) {
      double level = field.value(part.arc().upper());
      int inside = BruteForce.pieceOf(field, part.arc().lower(), level).size();
      int expected = part.arc().upper() == topology.mergeTree().root().node() ? 1 : 0;
      assertThat(part.width()).isEqualTo(inside + expected);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void partsThatJoin_standSideBySide_inTheMiddleOfTheNext(long seed) {
    ScalarField field = Fields.noise(20, 20, seed);
    List<Part> parts = Topology.of(field, Threshold.exactly(0.3)).profile().parts();
    for (Part part : parts) {
      assertThat(part.heights()).isSorted();
      List<Part> children =
          parts.stream().filter(p -> p.arc().upper() == part.arc().lower()).toList();
      if (children.isEmpty()) {
        assertThat(part.below()).isZero();
        continue;
      }
      double left =
          children.stream().mapToDouble(p -> p.centre() - p.width() / 2.0).min().orElseThrow();
      double right =
          children.stream().mapToDouble(p -> p.centre() + p.width() / 2.0).max().orElseThrow();
      assertThat(right - left).isEqualTo(part.below());
      assertThat((left + right) / 2).isEqualTo(part.centre());
      assertThat(children.stream().mapToInt(Part::width).sum()).isEqualTo(part.below());
    }
  }
}
