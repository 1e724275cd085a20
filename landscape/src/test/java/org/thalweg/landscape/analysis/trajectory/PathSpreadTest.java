// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.gaussian;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.path;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.vector;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

class PathSpreadTest {
  /** The Gram matrix squares the condition of the rows. */
  private static final double DOUBLE_ROUNDING = 1e-10;

  /** Axes are rounded to floats. */
  private static final double FLOAT_ROUNDING = 1e-6;

  @Test
  void twoRuns_spreadAsNumpySaysTheyDo() throws IOException {
    Map<String, double[]> golden = golden();
    List<Trajectory> runs = List.of(run(golden, "run0"), run(golden, "run1"));
    PathSpread spread = PathSpread.of(runs, block -> false);

    PrincipalAxes axes = spread.axes(3);
    assertClose(axes.explainedShares(), golden.get("shares"));
    assertThat(spread.singularValues(3))
        .containsExactly(golden.get("singularValues"), within(DOUBLE_ROUNDING));
    assertThat(spread.explainedVariances(3))
        .containsExactly(golden.get("explainedVariances"), within(DOUBLE_ROUNDING));
    for (int k = 0; k < 3; k++) {
      assertThat(doubles(axes.directions().get(k)))
          .containsExactly(golden.get("component" + k), within(FLOAT_ROUNDING));
    }
    for (int r = 0; r < 2; r++) {
      RunSpread run = spread.run(r);
      assertClose(run.axisShares(), golden.get("axisShares" + r));
      assertClose(run.ownShares(), golden.get("ownShares" + r));
      assertClose(run.cosineCorrelations(), golden.get("cosineCorrelations" + r));
      assertClose(List.of(run.radialShare()), golden.get("radialShare" + r));
    }
  }

  @Test
  void axisShares_areThoseOfTheProjectedRun() {
    Trajectory one = path("a", walk(1));
    Trajectory two = path("b", walk(2));
    PathSpread spread = PathSpread.of(List.of(one, two), block -> false);
    PathOnPlane seen = TestPaths.drawn(two, spread.plane(Anchor.FINAL));
    double[] x = seen.seen().points().stream().mapToDouble(ProjectedPath.Point::x).toArray();
    double[] y = seen.seen().points().stream().mapToDouble(ProjectedPath.Point::y).toArray();
    double total =
        IntStream.range(0, 8)
            .mapToDouble(
                i -> variation(two.checkpoints().stream().mapToDouble(c -> c.parameters().get(i))))
            .sum();

    assertThat(spread.run(1).planeShare())
        .isCloseTo(
            (variation(Arrays.stream(x)) + variation(Arrays.stream(y))) / total,
            within(FLOAT_ROUNDING));
  }

  @Test
  void onlyRun_hasTheAxesAsItsOwnComponents() {
    RunSpread run = PathSpread.of(List.of(path("a", walk(3))), block -> false).run(0);

    assertClose(
        run.axisShares(), run.ownShares().stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Test
  void straightRuns_areHeldWhollyByOneAxis() {
    ParameterVector step = gaussian(8, 5);
    Trajectory there = path("there", List.of(gaussian(8, 6), gaussian(8, 6).plus(2, step)));
    Trajectory back =
        path("back", List.of(gaussian(8, 6).plus(-1, step), gaussian(8, 6).plus(-3, step)));
    PathSpread spread = PathSpread.of(List.of(there, back), block -> false);

    assertThat(spread.axes(2).explainedShares().get(0)).isCloseTo(1, within(FLOAT_ROUNDING));
    for (int r = 0; r < 2; r++) {
      assertThat(spread.run(r).axisShares().get(0)).isCloseTo(1, within(FLOAT_ROUNDING));
      assertThat(spread.run(r).cosineCorrelations().get(2)).isNaN();
    }
  }

  @Test
  void planeThroughTheMean_missesTheLastCheckpoint() {
    Trajectory run = path("a", walk(4));
    PathSpread spread = PathSpread.of(List.of(run), block -> false);

    assertThat(last(TestPaths.drawn(run, spread.plane(Anchor.FINAL))).offPlane()).isZero();
    assertThat(last(TestPaths.drawn(run, spread.plane(Anchor.MEAN))).offPlane()).isGreaterThan(0.1);
  }

  @Test
  void projectionsOnThePlaneThroughTheMean_sumToZero() {
    Trajectory run = path("a", walk(5));
    PathOnPlane seen =
        TestPaths.drawn(
            run, PathSpread.of(List.of(run), block -> false).plane(Anchor.named("mean")));

    assertThat(seen.seen().points().stream().mapToDouble(ProjectedPath.Point::x).sum())
        .isCloseTo(0, within(1e-5));
    assertThat(seen.seen().points().stream().mapToDouble(ProjectedPath.Point::y).sum())
        .isCloseTo(0, within(1e-5));
  }

  @Test
  void axesZeroedAfterwards_areProjectedOntoByLeastSquares() {
    ParameterLayout layout =
        new ParameterLayout(
            List.of(
                new ParameterBlock("w", List.of(2, 2), ParameterRole.WEIGHT),
                new ParameterBlock("b", List.of(2), ParameterRole.BIAS)));
    Trajectory run =
        path(
            "a",
            IntStream.range(0, 5)
                .mapToObj(i -> ParameterVector.of(layout, gaussian(6, 30 + i).toArray()))
                .toList());
    List<ParameterVector> zeroed =
        PrincipalAxes.of(run, 2).directions().stream()
            .map(axis -> axis.withZero(ParameterBlock::isBiasOrNorm))
            .toList();
    assertThat(zeroed.get(0).dot(zeroed.get(1))).isNotCloseTo(0, within(0.01));
    Subspace plane = new Subspace(run.last(), zeroed);
    ParameterVector on = run.last().plus(3, zeroed.get(0)).plus(-2, zeroed.get(1));
    ProjectedPath.Point seen = path("on", List.of(on)).projectedOnto(plane, 0).points().get(0);

    assertThat(seen.x()).isCloseTo(3, within(1e-5));
    assertThat(seen.y()).isCloseTo(-2, within(1e-5));
    assertThat(seen.offPlane()).isCloseTo(0, within(1e-5));
  }

  @Test
  void runOfAnotherArchitecture_isRefusedWithBothNamed() {
    Trajectory small = path("plain", new double[] {1, 2}, new double[] {2, 2});
    Trajectory large = path("wide", new double[] {1, 2, 3}, new double[] {2, 2, 3});

    assertThatThrownBy(() -> PathSpread.of(List.of(small, large), block -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"plain\" of 1 blocks, 2 entries")
        .hasMessageContaining("\"wide\" of 1 blocks, 3 entries")
        .hasMessageContaining("they differ at block 0: \"theta\" [1, 2] and \"theta\" [1, 3]");
  }

  @Test
  void runThatStaysInPlace_isNamed() {
    Trajectory moves = path("moves", new double[] {1, 2}, new double[] {2, 2});
    Trajectory stays = path("stays", new double[] {1, 2}, new double[] {1, 2});
    PathSpread spread = PathSpread.of(List.of(moves, stays), block -> false);

    assertThatThrownBy(() -> spread.run(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"stays\"")
        .hasMessageContaining("of which two differ");
  }

  @Test
  void weightsThatOnlyShrink_varyAlongThemselves() {
    ParameterVector weights = gaussian(50, 7);
    List<ParameterVector> shrinking =
        IntStream.range(0, 6).mapToObj(t -> weights.plus(1.0 / (t + 1), weights)).toList();

    assertThat(PathSpread.of(List.of(path("a", shrinking)), block -> false).run(0).radialShare())
        .isCloseTo(1, within(FLOAT_ROUNDING));
  }

  @Test
  void trajectory_keepsItsLastCheckpointWhenThinned() {
    Trajectory run = path("a", walk(6));

    assertThat(run.every(4).checkpoints().stream().map(Trajectory.Checkpoint::label))
        .containsExactly("step 0", "step 4", "step 8", "step 9");
    assertThat(run.from(8).checkpoints().stream().map(Trajectory.Checkpoint::label))
        .containsExactly("step 8", "step 9");
    assertThat(run.rename("b").name()).isEqualTo("b");
    assertThatThrownBy(() -> run.from(10)).hasMessageContaining("0 to 9, got 10");
    assertThatThrownBy(() -> run.every(0)).hasMessageContaining("got 0");
  }

  private static ProjectedPath.Point last(PathOnPlane drawn) {
    return drawn.seen().points().get(drawn.path().size() - 1);
  }

  private static List<ParameterVector> walk(int seed) {
    return IntStream.range(0, 10).mapToObj(i -> gaussian(8, 100 * seed + i)).toList();
  }

  private static double variation(DoubleStream values) {
    double[] all = values.toArray();
    double mean = Arrays.stream(all).average().orElseThrow();
    return Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
  }

  private static void assertClose(List<Double> actual, double[] expected) {
    assertThat(actual.stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(expected, within(DOUBLE_ROUNDING));
  }

  private static double[] doubles(ParameterVector vector) {
    return IntStream.range(0, vector.layout().size()).mapToDouble(vector::get).toArray();
  }

  private static Trajectory run(Map<String, double[]> golden, String name) {
    double[] all = golden.get(name);
    return path(
        name,
        IntStream.range(0, all.length / 6)
            .mapToObj(i -> vector(Arrays.copyOfRange(all, 6 * i, 6 * i + 6)))
            .toList());
  }

  /** What joint_pca.py wrote: a name and numbers a line. */
  private static Map<String, double[]> golden() throws IOException {
    try (InputStream in = PathSpreadTest.class.getResourceAsStream("joint_pca.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      Function<String[], double[]> numbers =
          words -> Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
      return text.lines()
          .map(line -> line.split(" "))
          .collect(Collectors.toMap(words -> words[0], numbers));
    }
  }
}
