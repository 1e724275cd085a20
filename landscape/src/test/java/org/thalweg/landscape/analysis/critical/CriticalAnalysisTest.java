// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

class CriticalAnalysisTest {
  private static final int NINE = 9;

  private static CriticalAnalysis of(Grid grid, double... values) {
    return of(grid, ThresholdRule.AUTO, values);
  }

  private static CriticalAnalysis of(Grid grid, ThresholdRule rule, double... values) {
    Surface surface =
        new Surface(
            grid,
            List.of(Channel.loss("train")),
            new double[][] {values},
            Collections.nCopies(values.length, NodeStatus.MEASURED),
            List.of(),
            Optional.empty());
    return CriticalAnalysis.of(surface, 0, rule);
  }

  private static CriticalAnalysis of(String x, String y, DoubleBinaryOperator z) {
    Plane plane = Plane.of(x, y, z);
    return of(plane.grid(), plane.values());
  }

  private static List<CriticalPoint> inside(CriticalAnalysis analysis) {
    return analysis.points().points().stream().filter(p -> !p.border()).toList();
  }

  private static CriticalPoint at(CriticalAnalysis analysis, String label) {
    return analysis.points().points().stream()
        .filter(p -> p.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource({
    "-6:6:101, -6:6:101",
    "-6:6:201, -6:6:201",
    "-6:6:61, -6:6:61",
    "-5:5:51, -6:6:81",
    "-6:6:101, -5:5:51",
    "-5:5:41, -5:5:41",
    "-6:6:41, -6:6:37",
    "-10:10:101, -8:8:81"
  })
  void himmelblau_hasNinePointsOnWhichBothAgree(String x, String y) {
    CriticalAnalysis analysis = of(x, y, Plane.HIMMELBLAU);
    List<CriticalPoint> points = analysis.points().points();
    assertThat(points)
        .extracting(CriticalPoint::label)
        .containsExactly("m1", "m2", "m3", "m4", "s1", "s2", "s3", "s4", "M1");
    assertThat(points).allMatch(CriticalPoint::agreed).noneMatch(CriticalPoint::border);
    assertThat(points).hasSize(NINE);
    for (double[] known : Plane.NINE) {
      assertThat(points).anyMatch(p -> Math.hypot(p.x() - known[0], p.y() - known[1]) < 1e-3);
    }
    assertThat(analysis.tally().simplified().eulerCharacteristic()).isEqualTo(1);
    assertThat(analysis.tally().raw().eulerCharacteristic()).isEqualTo(1);
    assertThat(analysis.disagreements()).isEmpty();
  }

  /** Between a pair's persistence by nodes and that by the spline the two witnesses differ. */
  @Test
  void pairThatTopologyAloneKeeps_hasNamesToo() {
    int tried = 0;
    for (int count = 21; count <= 41; count += 2) {
      Plane plane = Plane.of("-5:5:" + count, "-5:5:" + count, Plane.HIMMELBLAU);
      CriticalAnalysis all = of(plane.grid(), ThresholdRule.exactly(0), plane.values());
      List<PersistencePair> byNodes = all.topology().orElseThrow().diagram().pairs();
      for (int i = 0; i < byNodes.size(); i++) {
        double nodes = byNodes.get(i).persistence();
        double spline = all.pairs().get(i).persistence();
        if (Double.isFinite(nodes) && nodes > spline) {
          ThresholdRule between = ThresholdRule.exactly((nodes + spline) / 2);
          CriticalAnalysis kept = of(plane.grid(), between, plane.values());
          assertThat(kept.pairs()).noneMatch(p -> p.from().label().isEmpty());
          assertThat(kept.pairs())
              .noneMatch(p -> Double.isFinite(p.death()) && p.to().label().isEmpty());
          tried++;
        }
      }
    }
    assertThat(tried).isPositive();
  }

  @Test
  void himmelblau_hasItsPairsAndEigenvalues() {
    CriticalAnalysis analysis = of("-6:6:121", "-6:6:101", Plane.HIMMELBLAU);
    assertThat(at(analysis, "s1").loss()).isCloseTo(13.311926, within(1e-2));
    assertThat(at(analysis, "M1").loss()).isCloseTo(181.616522, within(1e-2));
    assertThat(at(analysis, "M1").persistence()).isCloseTo(3.279, within(2e-2));
    assertThat(at(analysis, "M1").agreement().winding()).hasValue(1);
    assertThat(at(analysis, "s3").agreement().winding()).hasValue(-1);
    assertThat(analysis.points().points())
        .filteredOn(p -> Double.isInfinite(p.persistence()))
        .hasSize(1);
    CriticalPoint point =
        analysis.points().points().stream()
            .filter(p -> Math.hypot(p.x() - 3, p.y() - 2) < 0.01)
            .findFirst()
            .orElseThrow();
    assertThat(point.eigenvalueMin()).isCloseTo(25.716, within(0.03));
    assertThat(point.eigenvalueMax()).isCloseTo(82.284, within(0.03));
    assertThat(analysis.pairs()).hasSize(5);
    assertThat(analysis.pairs()).extracting(NamedPair::dimension).containsExactly(0, 0, 0, 0, 1);
    assertThat(analysis.pairs().get(1).persistence()).isCloseTo(104.015, within(0.02));
    assertThat(analysis.pairs().get(4).from().label()).isEqualTo("s4");
    assertThat(analysis.pairs().get(4).to().label()).isEqualTo("M1");
  }

  @Test
  void separatrices_fallFromSaddlesToMinimaAndRiseToTheMaximumOrOut() {
    CriticalAnalysis analysis = of("-6:6:101", "-5:5:61", Plane.HIMMELBLAU);
    List<SeparatingLine> lines = SeparatingLines.of(analysis);
    assertThat(lines).hasSize(16);
    for (SeparatingLine line : lines) {
      double[] loss = line.loss();
      for (int i = 1; i < loss.length - 1; i++) {
        assertThat(line.descends() ? loss[i - 1] - loss[i] : loss[i] - loss[i - 1])
            .isGreaterThan(-1e-6);
      }
      assertThat(line.to()).matches(line.descends() ? "m[1-4]" : "M1|");
    }
    assertThat(lines).filteredOn(l -> l.to().equals("M1")).hasSize(4);
    assertThat(lines.stream().filter(l -> l.from().equals("s4") && l.descends()))
        .extracting(SeparatingLine::to)
        .containsExactlyInAnyOrder(near(analysis, -3.779, -3.283), near(analysis, 3.584, -1.848));
  }

  private static String near(CriticalAnalysis analysis, double x, double y) {
    return analysis.points().points().stream()
        .filter(p -> Math.hypot(p.x() - x, p.y() - y) < 0.01)
        .map(CriticalPoint::label)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void borderMinima_takeTheDescentsThatLeaveBesideThem() {
    CriticalAnalysis analysis = of("-1:1:41", "-1:1:31", (x, y) -> x * x - y * y);
    assertThat(SeparatingLines.of(analysis).stream().filter(SeparatingLine::descends))
        .extracting(SeparatingLine::to)
        .containsExactlyInAnyOrder("m1", "m2");
  }

  @Test
  void scaledAxes_scaleTheHessianAndNothingElse() {
    CriticalAnalysis plain = of("-6:6:61", "-6:6:81", Plane.HIMMELBLAU);
    CriticalAnalysis scaled =
        of(
            "-0.006:0.006:61",
            "-6000:6000:81",
            (x, y) -> Plane.HIMMELBLAU.applyAsDouble(1000 * x, y / 1000));
    for (int i = 0; i < NINE; i++) {
      CriticalPoint one = plain.points().points().get(i);
      CriticalPoint other = scaled.points().points().get(i);
      assertThat(other.label()).isEqualTo(one.label());
      assertThat(other.x()).isCloseTo(one.x() / 1000, within(1e-8));
      assertThat(other.y()).isCloseTo(one.y() * 1000, within(1e-2));
      // Invariant: the determinant, with one axis divided and the other multiplied by 1000.
      assertThat(
              other.eigenvalueMin()
                  * other.eigenvalueMax()
                  / (one.eigenvalueMin() * one.eigenvalueMax()))
          .isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void monkeySaddle_isDegenerateAndOfMultiplicityTwo() {
    CriticalAnalysis analysis = of("-1:1:41", "-1:1:41", Plane.MONKEY);
    List<CriticalPoint> inside = inside(analysis);
    assertThat(inside).hasSize(1);
    assertThat(inside.get(0).type()).isEqualTo(CriticalType.DEGENERATE);
    assertThat(inside.get(0).multiplicity()).isEqualTo(2);
    assertThat(inside.get(0).agreement().winding()).hasValue(-2);
    assertThat(inside.get(0).agreed()).isTrue();
    assertThat(analysis.points().points()).filteredOn(CriticalPoint::border).hasSize(3);
    assertThat(at(analysis, "m1").note()).contains("the plane goes on");
  }

  @Test
  void monkeySaddleBetweenNodes_isOneToo() {
    List<CriticalPoint> inside = inside(of("-1:1:40", "-1:1:36", Plane.MONKEY));
    assertThat(inside).hasSize(1);
    assertThat(inside.get(0).multiplicity()).isEqualTo(2);
    assertThat(inside.get(0).agreed()).isTrue();
  }

  @Test
  void saddle_hasTwoMinimaAtTheBorder() {
    CriticalAnalysis analysis = of("-1:1:41", "-1:1:41", (x, y) -> x * x - y * y);
    assertThat(inside(analysis))
        .extracting(CriticalPoint::type)
        .containsExactly(CriticalType.SADDLE);
    assertThat(analysis.points().points())
        .filteredOn(CriticalPoint::border)
        .extracting(CriticalPoint::type)
        .containsExactly(CriticalType.MINIMUM, CriticalType.MINIMUM);
  }

  @Test
  void tiltedPlane_hasNoneInside() {
    CriticalAnalysis analysis = of("-1:1:21", "-1:1:11", (x, y) -> 100 * x + y);
    assertThat(inside(analysis)).isEmpty();
    assertThat(analysis.points().points()).hasSize(1);
    assertThat(of("-1:1:9", "-1:1:7", (x, y) -> 4).points().points()).hasSizeLessThan(2);
  }

  @ParameterizedTest(name = "{0} nodes a side")
  @ValueSource(ints = {61, 121})
  void ring_isOneMaximumInOneValley(int nodes) {
    CriticalAnalysis analysis =
        of(
            "-1.6:1.6:" + nodes,
            "-1.6:1.6:" + nodes,
            (x, y) -> {
              double r2 = x * x + y * y;
              return -r2 / 2 + r2 * r2 / 4;
            });
    assertThat(analysis.points().count(CriticalType.MAXIMUM)).isEqualTo(1);
    assertThat(at(analysis, "M1").persistence()).isCloseTo(0.25, within(2e-3));
    assertThat(analysis.points().count(CriticalType.MINIMUM)).isEqualTo(1);
    assertThat(analysis.tally().raw().minima()).isGreaterThan(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void noiseOnABowl_leavesTheBowl(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    CriticalAnalysis analysis =
        of("-1:1:61", "-1:1:41", (x, y) -> x * x + y * y + 0.02 * random.nextGaussian());
    assertThat(analysis.tally().raw().minima()).isGreaterThan(5);
    assertThat(analysis.tally().simplified().minima()).isEqualTo(1);
    assertThat(inside(analysis)).hasSizeLessThan(3);
    assertThat(analysis.tally().hidden()).isGreaterThan(5);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void noise_isRecognisedAsSuch(long seed) {
    double[] values = new SplittableRandom(seed).doubles(3000).toArray();
    CriticalAnalysis analysis = of(Grid.plane(new Axis(0, 1, 60), new Axis(0, 1, 50)), values);
    assertThat(analysis.tally().raw().minima()).isGreaterThan(200);
    assertThat(analysis.points().points()).hasSizeLessThan(5);
  }

  @Test
  void transposedField_hasTheSamePoints() {
    CriticalAnalysis one = of("-6:6:61", "-5:5:81", Plane.HIMMELBLAU);
    CriticalAnalysis other =
        of("-5:5:81", "-6:6:61", (x, y) -> Plane.HIMMELBLAU.applyAsDouble(y, x));
    assertThat(other.points().points()).hasSize(NINE);
    for (CriticalPoint p : one.points().points()) {
      assertThat(other.points().points())
          .anyMatch(
              q ->
                  q.type() == p.type()
                      && Math.hypot(q.x() - p.y(), q.y() - p.x()) < 1e-6
                      && Math.abs(q.eigenvalueMax() - p.eigenvalueMax()) < 1e-4);
    }
  }

  @Test
  void wallsOfTenToTheNinth_hideNothing() {
    Plane walls =
        Plane.of(
            "-5:5:101", "-5:5:81", (x, y) -> Math.expm1(Plane.HIMMELBLAU.applyAsDouble(x, y) / 40));
    // 1 % of the span is more than the shallowest basin's depth.
    CriticalAnalysis analysis = of(walls.grid(), ThresholdRule.exactly(0.01), walls.values());
    assertThat(analysis.compressed()).isTrue();
    assertThat(analysis.points().points()).hasSize(NINE).allMatch(CriticalPoint::agreed);
    assertThat(at(analysis, "M1").loss()).isCloseTo(Math.expm1(181.616522 / 40), within(0.05));
    CriticalPoint m =
        analysis.points().points().stream()
            .filter(p -> Math.hypot(p.x() - 3, p.y() - 2) < 0.01)
            .findFirst()
            .orElseThrow();
    assertThat(m.eigenvalueMin()).isCloseTo(25.716 / 40, within(0.01));
    assertThat(m.eigenvalueMax()).isCloseTo(82.284 / 40, within(0.02));
  }

  @Test
  void holes_areSaidAndHideOnlyWhatIsInThem() {
    Plane plane = Plane.of("-6:6:61", "-6:6:61", Plane.HIMMELBLAU);
    double[] values = plane.values().clone();
    for (int k = 0; k < values.length; k++) {
      if (plane.grid().at(k).x() > 4.5) {
        values[k] = k % 2 == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
      }
    }
    int node = plane.grid().index((int) Math.round(plane.u(3)), (int) Math.round(plane.v(2)) + 2);
    values[node] = Double.NaN;
    CriticalAnalysis analysis = of(plane.grid(), values);
    assertThat(inside(analysis)).hasSize(NINE);
    assertThat(analysis.points().points())
        .filteredOn(p -> Math.hypot(p.x() - 3, p.y() - 2) < 0.1)
        .extracting(CriticalPoint::note)
        .containsExactly("beside points without a number");
    Arrays.fill(values, Double.NaN);
    assertThat(of(plane.grid(), values).points().points()).isEmpty();
  }

  @Test
  void line_hasMinimaMaximaAndEnds() {
    Grid grid = Grid.line(new Axis(-3, 3, 61));
    double[] values = new double[61];
    for (int i = 0; i < 61; i++) {
      double x = grid.at(i).x();
      values[i] = x * x * x * x / 4 - 2 * x * x + 0.3 * x;
    }
    CriticalAnalysis analysis = of(grid, values);
    assertThat(analysis.points().points())
        .extracting(CriticalPoint::label)
        .containsExactly("m1", "m2", "M1");
    assertThat(at(analysis, "m1").x()).isCloseTo(-2.0365, within(1e-3));
    assertThat(at(analysis, "M1").x()).isCloseTo(0.0751, within(1e-3));
    assertThat(at(analysis, "M1").eigenvalueMin()).isCloseTo(-3.983, within(1e-2));
    assertThat(at(analysis, "M1").persistence()).isEqualTo(at(analysis, "m2").persistence());
    for (int i = 0; i < 61; i++) {
      values[i] = i;
    }
    CriticalAnalysis slope = of(grid, values);
    assertThat(slope.points().points()).hasSize(1);
    assertThat(slope.points().points().get(0).note()).isEqualTo("at the end: the line goes on");
    values[0] = Double.NaN;
    assertThat(of(grid, values).points().points()).hasSize(1);
  }

  @Test
  void thresholds_areReadAndRefused() {
    Plane plane = Plane.of("-6:6:61", "-6:6:61", Plane.HIMMELBLAU);
    assertThat(of(plane.grid(), ThresholdRule.parse("20"), plane.values()).points().points())
        .hasSize(5);
    assertThat(of(plane.grid(), ThresholdRule.parse("50%"), plane.values()).points().points())
        .hasSize(3);
    for (String wrong : List.of("", "x", "-1", "-1%", "NaN", "Infinity", "1 %%")) {
      assertThatThrownBy(() -> ThresholdRule.parse(wrong)).hasMessageContaining("threshold");
    }
  }
}
