// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;

class ThreePointPlaneTest {
  /** Directions are rounded to floats. */
  private static final Percentage FLOAT_DISTANCE = Percentage.withPercentage(1e-4);

  private static final Offset<Double> FLOAT_ROUNDING = Offset.offset(1e-6);
  private static final Offset<Double> DOUBLE_ROUNDING = Offset.offset(1e-12);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {1, 2, 3})
  void corners_areTheModels_withTheirRunningStatistics(int seed) {
    List<ParameterVector> models =
        List.of(Models.gaussian(seed), Models.gaussian(seed + 10), Models.gaussian(seed + 20));
    ThreePointPlane plane = ThreePointPlane.of(models.get(0), models.get(1), models.get(2));

    for (int k = 0; k < 3; k++) {
      ParameterVector corner = plane.subspace().pointAt(plane.models().get(k));
      assertThat(Models.largestDifference(corner, models.get(k))).isLessThan(1e-6);
    }
    assertThat(plane.subspace().pointAt(plane.models().get(0))).isEqualTo(models.get(0));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {4, 5, 6})
  void distances_arePreserved_andDirectionsAreOrthonormal(int seed) {
    ParameterVector w0 = Models.gaussian(seed);
    ParameterVector w1 = Models.gaussian(seed + 10);
    ParameterVector w2 = Models.gaussian(seed + 20);
    ThreePointPlane plane = ThreePointPlane.of(w0, w1, w2);
    List<Coordinates> at = plane.models();

    assertThat(distance(at.get(0), at.get(1))).isCloseTo(Models.distance(w0, w1), FLOAT_DISTANCE);
    assertThat(distance(at.get(1), at.get(2))).isCloseTo(Models.distance(w1, w2), FLOAT_DISTANCE);
    assertThat(distance(at.get(2), at.get(0))).isCloseTo(Models.distance(w2, w0), FLOAT_DISTANCE);
    ParameterVector u = plane.subspace().directions().get(0);
    ParameterVector v = plane.subspace().directions().get(1);
    assertThat(u.norm(Models.trainable())).isCloseTo(1, FLOAT_ROUNDING);
    assertThat(v.norm(Models.trainable())).isCloseTo(1, FLOAT_ROUNDING);
    ParameterVector uTrainable = u.withZero(b -> !b.role().trainable());
    assertThat(uTrainable.dot(v)).isCloseTo(0, FLOAT_ROUNDING);
    for (int k = 0; k < 3; k++) {
      assertThat(
              plane.subspace().project(List.of(w0, w1, w2).get(k), Models.trainable()).residual())
          .isLessThan(1e-5);
    }
  }

  /** A triangle of sides 4, 3 and 5: nothing is rounded. */
  @Test
  void rightTriangle_isExact() {
    ParameterVector w0 = Models.of(1, 1, 1);
    ThreePointPlane plane = ThreePointPlane.of(w0, Models.of(3, 5, 1), Models.of(7, 1, 4, 0));

    assertThat(plane.models())
        .containsExactly(Coordinates.of(0, 0), Coordinates.of(4, 0), Coordinates.of(0, 3));
    assertThat(plane.subspace().directions().get(0)).isEqualTo(Models.of(0.5f, 1, 0));
    assertThat(plane.subspace().directions().get(1)).isEqualTo(Models.of(2, 0, 1));
    assertThat(plane.subspace().pointAt(Coordinates.of(0, 3))).isEqualTo(Models.of(7, 1, 4));
  }

  @Test
  void axes_coverTheModelsWithAMargin() {
    ThreePointPlane plane =
        ThreePointPlane.of(Models.of(0, 0, 0), Models.of(0, 10, 0), Models.of(0, -10, 5));

    assertThat(plane.xAxis(21)).isEqualTo(new Axis(-14, 14, 21));
    assertThat(plane.yAxis(11)).isEqualTo(new Axis(-1, 6, 11));
  }

  @Test
  void collinearModels_areRefused_orCompletedAtRandom() {
    ParameterVector w0 = Models.gaussian(1);
    ParameterVector w1 = Models.gaussian(2);
    // Rounded to floats, the middle lies some 10⁻⁶ beside the line.
    ParameterVector middle = w0.plus(0.3, w1.minus(w0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThreePointPlane.of(w0, w1, middle))
        .withMessageContaining("do not lie on one line");
    ThreePointPlane plane = ThreePointPlane.ofCollinear(w0, w1, middle, 3);
    ParameterVector u = plane.subspace().directions().get(0);
    ParameterVector v = plane.subspace().directions().get(1);
    assertThat(v.norm()).isCloseTo(1, FLOAT_ROUNDING);
    assertThat(u.dot(v)).isCloseTo(0, FLOAT_ROUNDING);
    assertThat(v.block(1)).containsOnly(0);
    assertThat(plane.models().get(2).x()).isCloseTo(0.3 * Models.distance(w0, w1), FLOAT_DISTANCE);
    assertThat(plane.models().get(2).y()).isZero();
    assertThat(plane.yAxis(5).max()).isEqualTo(-plane.yAxis(5).min()).isGreaterThan(1);
    assertThat(ThreePointPlane.ofCollinear(w0, w1, middle, 3)).isEqualTo(plane);
    assertThat(ThreePointPlane.ofCollinear(w0, w1, middle, 4)).isNotEqualTo(plane);
  }

  @Test
  void equalModels_areRefused() {
    ParameterVector w = Models.gaussian(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThreePointPlane.of(w, w, Models.gaussian(2)))
        .withMessageContaining("must differ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThreePointPlane.of(w, Models.gaussian(2), w));
  }

  @Test
  void shares_mixCornersAsModelsMix() {
    ParameterVector w0 = Models.gaussian(1);
    ParameterVector w1 = Models.gaussian(2);
    ParameterVector w2 = Models.gaussian(3);
    ThreePointPlane plane = ThreePointPlane.of(w0, w1, w2);
    TriangleCoordinates triangle = plane.triangle();
    TriangleCoordinates.Shares shares = new TriangleCoordinates.Shares(0.5, 0.75, -0.25);
    Coordinates at = triangle.at(shares);
    ParameterVector mixed =
        ParameterVector.zero(w0.layout()).plus(0.5, w0).plus(0.75, w1).plus(-0.25, w2);

    assertThat(Models.largestDifference(plane.subspace().pointAt(at), mixed)).isLessThan(1e-6);
    TriangleCoordinates.Shares back = triangle.sharesAt(at);
    assertThat(back.ofA()).isCloseTo(0.5, DOUBLE_ROUNDING);
    assertThat(back.ofB()).isCloseTo(0.75, DOUBLE_ROUNDING);
    assertThat(back.ofC()).isCloseTo(-0.25, DOUBLE_ROUNDING);
    assertThat(back.inside()).isFalse();
    for (Coordinates corner : plane.models()) {
      assertThat(triangle.sharesAt(corner).inside()).isTrue();
    }
  }

  @Test
  void triangleWithoutArea_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TriangleCoordinates(
                    Coordinates.of(0, 0), Coordinates.of(1, 1), Coordinates.of(3, 3)))
        .withMessageContaining("one line");
  }

  private static double distance(Coordinates a, Coordinates b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
