// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Coordinates;

class AnalyticObjectivesTest {

  @Test
  void quadratic_isHalfTheEigenvalueAlongItsAxis() {
    assertThat(at(AnalyticObjectives.quadratic(2, 20), 3, 0)).isEqualTo(9);
    assertThat(at(AnalyticObjectives.quadratic(2, 20), 0.5, 2)).isEqualTo(40.25);
  }

  @Test
  void himmelblau_vanishesAtItsKnownMinimum() {
    assertThat(at(AnalyticObjectives.himmelblau(), 3, 2)).isZero();
    assertThat(at(AnalyticObjectives.himmelblau(), 0, 0)).isEqualTo(121 + 49);
  }

  @Test
  void torn_hasEveryKindOfNumber() {
    assertThat(at(AnalyticObjectives.torn(), -1, 0)).isNaN();
    assertThat(at(AnalyticObjectives.torn(), 1, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(at(AnalyticObjectives.torn(), 0, 0)).isZero();
  }

  @Test
  void tilted_separatesItsAxes() {
    assertThat(at(AnalyticObjectives.tilted(), 0.25, -3)).isEqualTo(22);
  }

  private static double at(Objective objective, double x, double y) {
    Slice slice =
        objective.restrictedTo(AnalyticObjectives.coordinateAxes(objective.parameters(), 2));
    return slice.measure(Coordinates.of(x, y)).get(0);
  }
}
