// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;

class ResidualSliceTest {
  private static final double FLOATS = 1e-6;

  private final Objective bowl = AnalyticObjectives.quadratic(2, 6);

  private Trajectory.Checkpoint at(float x, float y) {
    return new Trajectory.Checkpoint(
        "at %s, %s".formatted(x, y),
        ParameterVector.of(bowl.parameters().layout(), new float[] {x, y}));
  }

  @Test
  void eachRow_isItsCheckpointsOwnLine() {
    ResidualView view =
        ResidualView.of(new Trajectory("path", List.of(at(4, 0), at(3, 1), at(1, -2), at(0, 0))));
    ResidualSlice slice = new ResidualSlice(view, bowl);

    // x² + 3y² at the checkpoints themselves, then at their feet on the straight line.
    assertThat(slice.measure(Coordinates.of(1, 1)).get(0)).isCloseTo(12, within(FLOATS));
    assertThat(slice.measure(Coordinates.of(2, 2)).get(0)).isCloseTo(13, within(FLOATS));
    assertThat(slice.measure(Coordinates.of(0, 1)).get(0)).isCloseTo(9, within(FLOATS));
    assertThat(slice.measure(Coordinates.of(0, 2)).get(0)).isCloseTo(1, within(FLOATS));
  }

  @Test
  void rowBeyondThePath_isRefused() {
    ResidualView view =
        ResidualView.of(new Trajectory("path", List.of(at(4, 0), at(3, 1), at(0, 0))));

    assertThatThrownBy(() -> new ResidualSlice(view, bowl).measure(Coordinates.of(0, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 1");
  }
}
