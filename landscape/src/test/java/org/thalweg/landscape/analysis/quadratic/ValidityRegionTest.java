// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.quadratic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

class ValidityRegionTest {
  /** The chord between nodes 0.001 apart is off the curve by the square of that. */
  private static final double CHORD = 3e-6;

  private static final Tolerance TENTH = new Tolerance(0.1, 0, 1e-14);

  private static ValidityRegion onLine(
      LocalQuadratic model, Axis axis, DoubleUnaryOperator loss, Tolerance tolerance) {
    return onPlane(model, Grid.line(axis), (x, y) -> loss.applyAsDouble(x), tolerance);
  }

  private static ValidityRegion onPlane(
      LocalQuadratic model, Grid grid, DoubleBinaryOperator loss, Tolerance tolerance) {
    double[] losses = new double[grid.size()];
    double[] errors = new double[grid.size()];
    for (int i = 0; i < losses.length; i++) {
      losses[i] = loss.applyAsDouble(grid.at(i).x(), grid.at(i).y());
      errors[i] = 0.01;
    }
    return ValidityRegion.of(model, grid, losses, errors, tolerance);
  }

  private static LocalQuadratic bowl(double x, double y) {
    return new LocalQuadratic(0, 0, 0, x, 0, y);
  }

  @Test
  void quadraticPlane_holdsEverywhere_alsoWhereNotSquare() {
    LocalQuadratic model = new LocalQuadratic(0.3, 1, -2, 4, -3, 0.5);
    Grid grid = Grid.plane(new Axis(-1, 2, 7), new Axis(-3, 1, 5));

    ValidityRegion reach = onPlane(model, grid, model::at, TENTH);

    assertThat(reach.isEverywhere()).isTrue();
    assertThat(reach.along(0)).isEqualTo(new ValidityRegion.Interval(-1, 2));
    assertThat(reach.along(1)).isEqualTo(new ValidityRegion.Interval(-3, 1));
    assertThat(reach.radius(1, 1, 0)).isEqualTo(1);
    assertThat(reach.radius(1, 0.5, 0)).isEqualTo(0.5);
  }

  @ParameterizedTest(name = "curvature {0}")
  @ValueSource(doubles = {0.5, 3, -2})
  void quarticLine_endsWhereAlgebraSays(double curvature) {
    // |c a⁴/24| = 0.1 |h a²/2| at a² = 1.2 |h| / c.
    double c = 24;
    double end = Math.sqrt(1.2 * Math.abs(curvature) / c);
    Axis axis = new Axis(-1, 1, 2001);

    ValidityRegion reach =
        onLine(
            bowl(curvature, 0), axis, a -> curvature * a * a / 2 + c * a * a * a * a / 24, TENTH);

    assertThat(reach.along(0).to()).isCloseTo(end, within(CHORD));
    assertThat(reach.along(0).from()).isCloseTo(-end, within(CHORD));
    assertThat(reach.radius(3, 1, 0)).isCloseTo(3 * end, within(3 * CHORD));
  }

  @Test
  void cubicLine_withASlope_endsWhereAlgebraSays() {
    // |a³| = 0.1 (2|a| + a²) at a = 0.05 + √(0.0025 + 0.2).
    double end = 0.05 + Math.sqrt(0.0025 + 0.2);
    LocalQuadratic model = new LocalQuadratic(5, 2, 0, 2, 0, 0);

    ValidityRegion reach =
        onLine(model, new Axis(-1, 1, 2001), a -> 5 + 2 * a + a * a + a * a * a, TENTH);

    assertThat(reach.along(0).to()).isCloseTo(end, within(CHORD));
    assertThat(reach.along(0).from()).isCloseTo(-end, within(CHORD));
  }

  @Test
  void quarticPlane_hasTheRadiusOfItsStiffestTerm() {
    // Along x at a² = 1.2 / 24, along y at a² = 1.2 · 4 / 24.
    Grid grid = Grid.plane(new Axis(-1, 1, 801), new Axis(-1, 1, 401));
    DoubleBinaryOperator loss = (x, y) -> x * x / 2 + 2 * y * y + Math.pow(x, 4) + Math.pow(y, 4);

    ValidityRegion reach = onPlane(bowl(1, 4), grid, loss, TENTH);

    assertThat(reach.along(0).to()).isCloseTo(Math.sqrt(0.05), within(1e-4));
    assertThat(reach.along(1).to()).isCloseTo(Math.sqrt(0.2), within(1e-4));
    assertThat(reach.radius(1, 1, 0)).isCloseTo(Math.sqrt(0.05), within(1e-3));
    assertThat(reach.share()).isBetween(0.05, 0.3);
  }

  @Test
  void obliqueAxes_haveTheirTrueDistances() {
    // u = x + y/2 and v = y √3/2 are true coordinates of axes at 60°; off by v⁴ = 0.01, nearest
    // where u = 0.
    double sine = Math.sqrt(0.75);
    LocalQuadratic model = new LocalQuadratic(0, 0, 0, 1, 0.5, 1);
    Grid grid = Grid.plane(new Axis(-1, 1, 401), new Axis(-1, 1, 401));
    Tolerance error = new Tolerance(0, 1, 1e-14);
    DoubleBinaryOperator loss = (x, y) -> model.at(x, y) + Math.pow(y * sine, 4);

    ValidityRegion reach = onPlane(model, grid, loss, error);

    assertThat(reach.radius(1, 1, 0.5)).isCloseTo(Math.pow(0.01, 0.25), within(1e-4));
    assertThat(onPlane(model, grid, model::at, error).radius(1, 1, 0.5))
        .isCloseTo(sine, within(1e-12));
  }

  @Test
  void saddle_holdsAcrossTheLinesOnWhichItIsFlat() {
    Grid grid = Grid.plane(new Axis(-1, 1, 41), new Axis(-1, 1, 41));
    DoubleBinaryOperator loss = (x, y) -> (x * x - y * y) / 2 + 1e-3 * Math.pow(x, 4);

    assertThat(onPlane(bowl(1, -1), grid, loss, TENTH).isEverywhere()).isTrue();
    LocalQuadratic turned = new LocalQuadratic(0, 0, 0, 0, 1, 0);
    DoubleBinaryOperator lossOfThat = (x, y) -> x * y + 1e-3 * Math.pow(x, 4);
    assertThat(onPlane(turned, grid, lossOfThat, TENTH).isEverywhere()).isTrue();
  }

  @Test
  void crossingsFartherOut_doNotCount() {
    // 2 + cos a leaves its model 3 − a²/2 near 1.1; beyond 3 the loss is on it again, by chance.
    Axis axis = new Axis(-4, 4, 801);
    DoubleUnaryOperator loss = a -> Math.abs(a) < 3 ? 2 + Math.cos(a) : 3 - a * a / 2;

    ValidityRegion reach = onLine(new LocalQuadratic(3, 0, 0, -1, 0, 0), axis, loss, TENTH);

    assertThat(reach.along(0).to()).isBetween(1.0, 1.2);
    double[] excess = reach.excess();
    assertThat(excess[800]).isPositive();
    assertThat(excess[400]).isNotPositive();
  }

  @Test
  void standardError_isATolerance() {
    // |a⁴| = 0.01.
    ValidityRegion reach =
        onLine(
            bowl(2, 0), new Axis(-1, 1, 2001), a -> a * a + Math.pow(a, 4), Tolerance.parse("se"));

    assertThat(reach.along(0).to()).isCloseTo(Math.sqrt(0.1), within(3 * CHORD));
  }

  @Test
  void lossThatIsNoNumber_endsTheRegionAtTheLastNode() {
    ValidityRegion reach =
        onLine(bowl(2, 0), new Axis(-1, 1, 21), a -> a > 0.55 ? Double.NaN : a * a, TENTH);

    assertThat(reach.along(0).to()).isCloseTo(0.5, within(1e-12));
    assertThat(reach.along(0).from()).isEqualTo(-1);
    assertThat(reach.radius(1, 1, 0)).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void regionWithinOneCell_isAsLargeAsTheDeviationGrows() {
    // |a³| / (0.1 a²) = 10 |a|: linear, so that a step of 0.5 finds the end at 0.1.
    ValidityRegion reach =
        onLine(bowl(2, 0), new Axis(-1, 1, 5), a -> a * a + Math.pow(a, 3), TENTH);

    assertThat(reach.along(0).to()).isCloseTo(0.1, within(1e-9));
    assertThat(reach.radius(1, 1, 0)).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void modelThatIsWrongAtOnce_holdsNowhere() {
    ValidityRegion reach = onLine(bowl(2, 0), new Axis(-1, 1, 4), Math::abs, TENTH);

    assertThat(reach.radius(1, 1, 0)).isZero();
    assertThat(reach.along(0)).isEqualTo(new ValidityRegion.Interval(0, 0));
  }

  @Test
  void centreBesideTheSurface_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onLine(bowl(1, 0), new Axis(0.5, 1, 3), a -> a, TENTH))
        .withMessageContaining("from 0.5 to 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onLine(bowl(1, 0), new Axis(-2, -1, 3), a -> a, TENTH));
  }

  @Test
  void centreThatRoundingMoved_isTheCentre() {
    // Its middle coordinate is 2.2e-16, not 0.
    Axis axis = new Axis(-1.375295841058623, 1.375295841058623, 21);

    ValidityRegion reach = onLine(bowl(2, 0), axis, a -> a * a + 1e3 * a * a * a, TENTH);

    assertThat(reach.radius(1, 1, 0)).isCloseTo(1e-4, within(1e-9));
  }

  @Test
  void centreAtAnEnd_isOnTheSurface() {
    ValidityRegion reach = onLine(bowl(2, 0), new Axis(0, 1, 11), a -> a * a, TENTH);

    assertThat(reach.along(0)).isEqualTo(new ValidityRegion.Interval(0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "10", "0%", "100%", "-5%", "x%", "NaN%"})
  void toleranceThatIsNone_isRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tolerance.parse(text))
        .withMessageContaining("such as 10%")
        .withMessageContaining("\"" + text + "\"");
  }

  @Test
  void tolerance_saysWhatItIs() {
    assertThat(Tolerance.parse("10%").describe()).isEqualTo("10 % of its rise");
    assertThat(Tolerance.parse("2.5%").describe()).isEqualTo("2.5 % of its rise");
    assertThat(Tolerance.parse("se").describe()).isEqualTo("one standard error");
  }
}
