// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Coordinates;

class DeterminismCheckTest {
  private static final List<Coordinates> POINTS =
      List.of(Coordinates.of(-1, 0), Coordinates.of(0, 0), Coordinates.of(0.25, 1));

  @Test
  void formulaWithNaN_isDeterministic() {
    assertThatCode(() -> DeterminismCheck.require(slice(AnalyticObjectives.torn()), POINTS, 3))
        .doesNotThrowAnyException();
  }

  @Test
  void lastBitThatChanges_isRefusedNamingThePoint() {
    AtomicInteger calls = new AtomicInteger();
    Objective drifting =
        AnalyticObjectives.of(
            AnalyticObjectives.origin(2),
            theta -> theta[1] == 1 && calls.getAndIncrement() > 0 ? Math.nextUp(2.0) : 2.0);
    assertThatThrownBy(() -> DeterminismCheck.require(slice(drifting), POINTS, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[0.25, 1.0]")
        .hasMessageContaining("[2.0000000000000004]");
  }

  @Test
  void signOfZeroThatChanges_isRefused() {
    AtomicInteger calls = new AtomicInteger();
    Objective flipping =
        AnalyticObjectives.of(
            AnalyticObjectives.origin(2), theta -> calls.getAndIncrement() < 3 ? 0.0 : -0.0);
    assertThatThrownBy(() -> DeterminismCheck.require(slice(flipping), POINTS, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Slice slice(Objective objective) {
    return objective.restrictedTo(AnalyticObjectives.coordinateAxes(objective.parameters(), 2));
  }
}
