// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.gaussian;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.path;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.vector;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

class PathWarningTest {
  /** 400 steps in 4000 dimensions are two points from infinitely many. */
  private static final double WALK_MARGIN = 0.02;

  private static final double FLOAT_ROUNDING = 1e-6;

  @Test
  void randomWalk_hasTheSharesOfTheTheoryAndIsWarnedOf() {
    Trajectory walk = PathBaselines.randomWalk(straight(4000, 400), 1);
    RunSpread spread = spread(walk);

    for (int k = 1; k <= 3; k++) {
      double theory = 6 / (Math.PI * k * Math.PI * k);
      assertThat(spread.ownShares().get(k - 1)).isCloseTo(theory, within(WALK_MARGIN));
      assertThat(spread.cosineCorrelations().get(k - 1)).isGreaterThan(0.99);
    }
    assertThat(warnings(walk))
        .filteredOn(warning -> warning.kind() == PathWarning.Kind.RANDOM_WALK)
        .singleElement()
        .satisfies(warning -> assertThat(warning.text()).contains("60.8 %").doesNotContain("\n"));
  }

  @Test
  void gradientDescentInABowl_isNotTakenForARandomWalk() {
    double[] lambda = IntStream.range(0, 200).mapToDouble(i -> Math.pow(0.97, i)).toArray();
    double[] start = new Random(3).doubles(200, -1, 1).toArray();
    Trajectory run = TestPaths.gradientDescent(TestPaths.bowl(lambda), 0.1, 60, start);

    assertThat(kinds(run)).doesNotContain(PathWarning.Kind.RANDOM_WALK);
  }

  @Test
  void straightWay_isDriftAlone() {
    assertThat(kinds(straight(100, 20))).contains(PathWarning.Kind.DRIFT_DOMINATED);
  }

  @Test
  void shrinkingWeights_areWarnedOfWithTheRemedy() {
    ParameterVector weights = gaussian(100, 8);
    Trajectory shrinking =
        path(
            "sgd",
            IntStream.range(0, 12)
                .mapToObj(t -> weights.plus(3 * Math.pow(0.5, t), weights))
                .map(w -> w.plus(0.01, gaussian(100, (int) (1000 * w.get(0)))))
                .toList());

    assertThat(warnings(shrinking))
        .filteredOn(warning -> warning.kind() == PathWarning.Kind.WEIGHT_NORM_DRIFT)
        .singleElement()
        .satisfies(warning -> assertThat(warning.text()).contains("from a later epoch", "sgd: "));
  }

  @Test
  void fewCheckpoints_areCounted() {
    assertThat(warnings(straight(10, 8)))
        .filteredOn(warning -> warning.kind() == PathWarning.Kind.FEW_CHECKPOINTS)
        .singleElement()
        .satisfies(warning -> assertThat(warning.text()).contains("9 checkpoints"));
    assertThat(kinds(straight(10, 9))).doesNotContain(PathWarning.Kind.FEW_CHECKPOINTS);
  }

  @Test
  void pathThatLeavesThePlane_isWarnedOf() {
    Trajectory run = straight(10, 12);
    Subspace elsewhere = new Subspace(run.last(), List.of(gaussian(10, 21), gaussian(10, 22)));
    PathStatistics statistics = PathStatistics.of(TestPaths.drawn(run, elsewhere));

    assertThat(PathWarning.of(spread(run), statistics).stream().map(PathWarning::kind))
        .contains(PathWarning.Kind.OFF_PLANE);
    assertThat(kinds(run)).doesNotContain(PathWarning.Kind.OFF_PLANE);
  }

  @Test
  void planeThatTellsRunsApart_isWarnedOf() {
    RunSpread apart =
        new RunSpread(
            "sgd",
            20,
            List.of(0.02, 0.01, 0.9),
            List.of(0.9, 0.05, 0.01),
            List.of(0.5, 0.5, 0.5),
            0);
    RunSpread alone =
        new RunSpread(
            "sgd",
            20,
            List.of(0.9, 0.05, 0.01),
            List.of(0.9, 0.05, 0.01),
            List.of(0.5, 0.5, 0.5),
            0);
    PathStatistics none =
        new PathStatistics(List.of(new PathStatistics.Point("end", 1, 1, 0.1, 1, 0)));

    assertThat(PathWarning.of(apart, none))
        .singleElement()
        .satisfies(warning -> assertThat(warning.kind().id()).isEqualTo("small-share"))
        .satisfies(warning -> assertThat(warning.text()).contains("sgd", "3.0 %"));
    assertThat(PathWarning.of(alone, none)).isEmpty();
  }

  @Test
  void ids_areStable() {
    assertThat(Arrays.stream(PathWarning.Kind.values()).map(PathWarning.Kind::id))
        .containsExactly(
            "random-walk",
            "drift-dominated",
            "weight-norm-drift",
            "few-checkpoints",
            "off-plane",
            "small-share");
  }

  @Test
  void randomWalkBaseline_keepsStartAndStepLengths() {
    Trajectory run = bent();
    Trajectory walk = PathBaselines.randomWalk(run, 5);

    assertThat(walk.checkpoints().get(0).parameters())
        .isEqualTo(run.checkpoints().get(0).parameters());
    assertThat(steps(walk)).containsExactly(steps(run), within(FLOAT_ROUNDING));
    assertThat(walk).isEqualTo(PathBaselines.randomWalk(run, 5));
    assertThat(walk.last()).isNotEqualTo(PathBaselines.randomWalk(run, 6).last());
    assertThat(walk.name()).isEqualTo("bent, random walk");
  }

  @Test
  void shuffledSteps_keepStartEndAndStepLengths() {
    Trajectory run = bent();
    Trajectory shuffled = PathBaselines.shuffledSteps(run, 5);

    assertThat(shuffled.checkpoints().get(0).parameters())
        .isEqualTo(run.checkpoints().get(0).parameters());
    assertThat(shuffled.last().minus(run.last()).norm()).isLessThan(FLOAT_ROUNDING);
    double[] expected = steps(run);
    double[] actual = steps(shuffled);
    assertThat(actual).isNotEqualTo(expected);
    Arrays.sort(expected);
    Arrays.sort(actual);
    assertThat(actual).containsExactly(expected, within(FLOAT_ROUNDING));
    assertThat(shuffled.name()).isEqualTo("bent, shuffled steps");
  }

  private static Trajectory bent() {
    return path(
        "bent",
        IntStream.range(0, 15)
            .mapToObj(t -> vector(t, 0.1 * t * t, Math.sin(t), 1 / (1.0 + t)))
            .toList());
  }

  private static double[] steps(Trajectory run) {
    return IntStream.range(1, run.size())
        .mapToDouble(
            t ->
                run.checkpoints()
                    .get(t)
                    .parameters()
                    .minus(run.checkpoints().get(t - 1).parameters())
                    .norm())
        .toArray();
  }

  /** Equal steps along one direction, from the origin. */
  private static Trajectory straight(int size, int steps) {
    ParameterVector step = gaussian(size, 11);
    return path(
        "straight",
        IntStream.rangeClosed(0, steps)
            .mapToObj(t -> AnalyticObjectives.origin(size).plus(t, step))
            .toList());
  }

  private static RunSpread spread(Trajectory run) {
    return PathSpread.of(List.of(run), block -> false).run(0);
  }

  private static List<PathWarning> warnings(Trajectory run) {
    Subspace plane = PathSpread.of(List.of(run), block -> false).plane(Anchor.FINAL);
    return PathWarning.of(spread(run), PathStatistics.of(TestPaths.drawn(run, plane)));
  }

  private static List<PathWarning.Kind> kinds(Trajectory run) {
    return warnings(run).stream().map(PathWarning::kind).toList();
  }
}
