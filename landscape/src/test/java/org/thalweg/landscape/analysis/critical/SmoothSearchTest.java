// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothSearchTest {

  private static List<SmoothPoint> points(Plane plane) {
    double low = Arrays.stream(plane.values()).min().orElseThrow();
    double high = Arrays.stream(plane.values()).max().orElseThrow();
    MissingNodes holes =
        MissingNodes.of(plane.grid().columns(), plane.grid().rows(), plane.values());
    return SmoothSearch.of(plane.spline(), holes, high - low, new int[0]).points();
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "-6:6:101, -6:6:101, 1e-4",
    "-6:6:81, -5:5:61, 1e-3",
    "-5:5:51, -6:6:41, 1e-3",
    "-5:5:201, -5:5:201, 1e-5",
    "-6:6:31, -6:6:37, 4e-3"
  })
  void himmelblau_hasNinePoints(String x, String y, double near) {
    Plane plane = Plane.of(x, y, Plane.HIMMELBLAU);
    List<SmoothPoint> found = points(plane);
    assertThat(found).hasSize(9);
    for (double[] known : Plane.NINE) {
      double nearest =
          found.stream()
              .mapToDouble(
                  p ->
                      Math.hypot(
                          (p.u() - plane.u(known[0])) * plane.stepX(),
                          (p.v() - plane.v(known[1])) * plane.stepY()))
              .min()
              .orElseThrow();
      assertThat(nearest).isLessThan(near);
    }
    assertThat(found.stream().mapToInt(p -> winding(plane, p, found)).sum()).isEqualTo(1);
  }

  private static int winding(Plane plane, SmoothPoint point, List<SmoothPoint> all) {
    return Winding.around(plane.spline(), point, all).orElseThrow();
  }

  @Test
  void hessianAtThreeTwo_hasItsKnownEigenvalues() {
    Plane plane = Plane.of("-6:6:121", "-6:6:101", Plane.HIMMELBLAU);
    SmoothPoint point =
        points(plane).stream()
            .filter(p -> Math.hypot(p.u() - plane.u(3), p.v() - plane.v(2)) < 1)
            .findFirst()
            .orElseThrow();
    Jet jet = point.jet().scaled(plane.stepX(), plane.stepY(), 1);
    assertThat(jet.smaller()).isCloseTo(25.716, within(0.03));
    assertThat(jet.larger()).isCloseTo(82.284, within(0.03));
  }

  @ParameterizedTest(name = "{0} nodes")
  @CsvSource({"41", "40", "11", "8"})
  void monkeySaddle_turnsTheGradientTwice(int nodes) {
    Plane plane = Plane.of("-1:1:" + nodes, "-1:1:" + nodes, Plane.MONKEY);
    List<SmoothPoint> found = points(plane);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).u()).isCloseTo((nodes - 1) / 2.0, within(0.01));
    assertThat(winding(plane, found.get(0), found)).isEqualTo(-2);
  }

  @Test
  void bowlSaddleAndHill_haveTheirIndices() {
    assertThat(onlyIndex((x, y) -> x * x + y * y)).isEqualTo(1);
    assertThat(onlyIndex((x, y) -> -x * x - 3 * y * y + x * y)).isEqualTo(1);
    assertThat(onlyIndex((x, y) -> x * x - y * y)).isEqualTo(-1);
  }

  private static int onlyIndex(DoubleBinaryOperator z) {
    Plane plane = Plane.of("-1:1:21", "-1:1.3:18", z);
    List<SmoothPoint> found = points(plane);
    assertThat(found).hasSize(1);
    return winding(plane, found.get(0), found);
  }

  @Test
  void tiltedPlaneAndConstant_haveNone() {
    assertThat(points(Plane.of("-1:1:21", "-1:1:11", (x, y) -> 100 * x + y))).isEmpty();
    assertThat(points(Plane.of("-1:1:21", "-1:1:11", (x, y) -> 7))).isEmpty();
  }

  @Test
  void transposedField_hasTransposedPoints() {
    List<SmoothPoint> one = points(Plane.of("-6:6:61", "-5:5:41", Plane.HIMMELBLAU));
    List<SmoothPoint> other =
        points(Plane.of("-5:5:41", "-6:6:61", (x, y) -> Plane.HIMMELBLAU.applyAsDouble(y, x)));
    assertThat(other).hasSameSizeAs(one);
    for (SmoothPoint p : one) {
      assertThat(other).anyMatch(q -> Math.hypot(q.u() - p.v(), q.v() - p.u()) < 1e-6);
    }
  }

  @Test
  void pointNextToTheBorder_isFoundWithoutRoomForAWideCircle() {
    Plane plane = Plane.of("-1:1:21", "-1:1:21", (x, y) -> Math.pow(x - 0.97, 2) + y * y);
    List<SmoothPoint> found = points(plane);
    assertThat(found).hasSize(1);
    assertThat(Winding.around(plane.spline(), found.get(0), found)).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void hole_takesThePointsOfItsCellsAndLeavesTheOthers() {
    Plane plane = Plane.of("-6:6:61", "-6:6:61", Plane.HIMMELBLAU);
    double[] values = plane.values().clone();
    int node = plane.grid().index((int) Math.round(plane.u(3)), (int) Math.round(plane.v(2)));
    values[node] = Double.NaN;
    MissingNodes holes = MissingNodes.of(61, 61, values);
    BicubicSpline spline = BicubicSpline.through(61, 61, holes.filled());
    List<SmoothPoint> found = SmoothSearch.of(spline, holes, 2000, new int[0]).points();
    assertThat(found.stream().filter(p -> !holes.isNear(p.u(), p.v()))).hasSize(8);
    assertThat(holes.isWhole(plane.u(3) + 0.1, plane.v(2) + 0.1)).isFalse();
  }

  @Test
  void wallsOfTenToTheEighth_hideNoPointOfTheValley() {
    DoubleBinaryOperator walls = (x, y) -> Math.expm1(Plane.HIMMELBLAU.applyAsDouble(x, y) / 40);
    Plane plane = Plane.of("-5:5:101", "-5:5:81", walls);
    assertThat(Arrays.stream(plane.values()).max().orElseThrow()).isGreaterThan(1e9);
    Compression compression = Compression.of(plane.values());
    assertThat(compression.isPlain()).isFalse();
    Plane compressed = new Plane(plane.grid(), compression.apply(plane.values()));
    List<SmoothPoint> found = points(compressed);
    for (double[] known : Plane.NINE) {
      assertThat(found)
          .anyMatch(
              p ->
                  Math.hypot(
                          (p.u() - plane.u(known[0])) * plane.stepX(),
                          (p.v() - plane.v(known[1])) * plane.stepY())
                      < 2e-3);
    }
    assertThat(found).hasSize(9);
    // Without it the spline's ringing drowns them.
    assertThat(points(plane).size()).isNotEqualTo(9);
  }

  @Test
  void compression_givesLossesAndSlopesBack() {
    Compression c = Compression.of(new double[] {1, 1.5, 2, 3, 1e7});
    assertThat(c.isPlain()).isFalse();
    for (double z : new double[] {1, 1.7, 400, 1e7}) {
      assertThat(c.loss(c.apply(z))).isCloseTo(z, within(1e-9 * z));
      double step = 1e-6 * z;
      double slope = (c.apply(z + step) - c.apply(z - step)) / (2 * step);
      assertThat(c.slopeAt(c.apply(z))).isCloseTo(slope, within(1e-4 * slope));
    }
    assertThat(Compression.of(new double[] {1, 2, 3, Double.NaN}).isPlain()).isTrue();
  }
}
