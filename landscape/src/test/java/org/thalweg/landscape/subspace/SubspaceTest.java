// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

class SubspaceTest {
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("w", List.of(2, 2), ParameterRole.WEIGHT),
              new ParameterBlock("b", List.of(2), ParameterRole.BIAS)));

  private static ParameterVector vector(float... values) {
    return ParameterVector.of(LAYOUT, values);
  }

  @Test
  void centre_isWhereAllCoordinatesAreZero() {
    ParameterVector centre = vector(0.1f, -2, 3e-9f, 4, 5, 6);
    Subspace plane =
        new Subspace(centre, List.of(vector(1, 2, 3, 4, 5, 6), vector(6, 5, 4, 3, 2, 1)));

    assertThat(plane.pointAt(Coordinates.of(0, 0))).isEqualTo(centre);
  }

  @Test
  void point_isCentrePlusMultiples() {
    Subspace plane =
        new Subspace(
            vector(1, 1, 1, 1, 1, 1), List.of(vector(1, 0, 2, 0, 0, 0), vector(0, 4, 0, 0, 0, 1)));

    assertThat(plane.pointAt(Coordinates.of(0.5, -0.25)))
        .isEqualTo(vector(1.5f, 0, 2, 1, 1, 0.75f));
  }

  @Test
  void wrongNumberOfCoordinates_isRefused() {
    Subspace line = new Subspace(vector(0, 0, 0, 0, 0, 0), List.of(vector(1, 0, 0, 0, 0, 0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> line.pointAt(Coordinates.of(1, 2)))
        .withMessageContaining("takes 1 coordinates");
  }
}
