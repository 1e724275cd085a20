// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.curvature.QuadraticObjective;
import org.thalweg.landscape.analysis.operator.DiagonalOperator;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

class HessianDirectionsTest {
  /** Directions are rounded to single precision once. */
  private static final double ROUNDED = 1e-6;

  private final QuadraticObjective objective =
      QuadraticObjective.of(new DiagonalOperator(1, -3, 7, 2, 0.5, 6));
  private final ParameterVector centre = objective.parameters();

  private HessianDirections source(HessianDirections.Ends ends) {
    return new HessianDirections(objective, ends, Ignore.NONE, 0);
  }

  @Test
  void curvatureAlongAxes_isThatOfTheEigenvalues() {
    List<ParameterVector> directions =
        source(HessianDirections.Ends.EXTREMES).directions(centre, 2);
    double[] expected = {7, -3};
    try (Slice slice = objective.restrictedTo(new Subspace(centre, directions))) {
      for (int k = 0; k < 2; k++) {
        assertThat(directions.get(k).norm()).isCloseTo(1, within(ROUNDED));
        double loss = slice.measure(Coordinates.of(k == 0 ? 2 : 0, k == 1 ? 2 : 0)).get(0);
        assertThat(2 * loss / 4).isCloseTo(expected[k], within(ROUNDED));
      }
    }
  }

  @Test
  void topTwo_areTheLargest() {
    List<Eigenpair> pairs = source(HessianDirections.Ends.LARGEST).pairs(centre, 2);
    assertThat(pairs.get(0).value()).isCloseTo(7, within(ROUNDED));
    assertThat(pairs.get(1).value()).isCloseTo(6, within(ROUNDED));
  }

  @Test
  void oneDirection_isTheLargest() {
    List<Eigenpair> pairs = source(HessianDirections.Ends.EXTREMES).pairs(centre, 1);
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).value()).isCloseTo(7, within(ROUNDED));
  }

  @Test
  void range_isWhereTheCurvatureAloneReachesTheRise() {
    Eigenpair steep = source(HessianDirections.Ends.EXTREMES).pairs(centre, 1).get(0);
    double width = HessianDirections.halfWidth(steep, 14).orElseThrow();
    assertThat(width).isCloseTo(2, within(ROUNDED));
    QuadraticObjective flat = QuadraticObjective.of(new DiagonalOperator(0, 0, 0));
    Eigenpair level =
        new HessianDirections(flat, HessianDirections.Ends.LARGEST, Ignore.NONE, 0)
            .pairs(flat.parameters(), 1)
            .get(0);
    assertThat(HessianDirections.halfWidth(level, 14)).isEmpty();
  }

  @Test
  void moreEigenvectorsThanParameters_areRefused() {
    QuadraticObjective small = QuadraticObjective.of(new DiagonalOperator(1));
    HessianDirections source =
        new HessianDirections(small, HessianDirections.Ends.EXTREMES, Ignore.NONE, 0);
    assertThatThrownBy(() -> source.directions(small.parameters(), 2))
        .hasMessageContaining("got 1");
  }
}
