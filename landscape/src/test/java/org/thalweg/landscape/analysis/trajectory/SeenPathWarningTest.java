// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;

/** Warnings that a path's picture alone gives. */
class SeenPathWarningTest {
  private static final Finding GEOMETRY =
      new Finding.Geometry(OptionalDouble.empty(), List.of(3.0, 3.0), OptionalDouble.of(0));

  private static ProjectedPath path(int count, double offPlane) {
    return new ProjectedPath(
        "sgd",
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new ProjectedPath.Point(
                        "step " + i,
                        0.8 * Math.cos(Math.PI * (i + 0.5) / count),
                        0.3 * Math.cos(2 * Math.PI * (i + 0.5) / count),
                        1,
                        offPlane))
            .toList());
  }

  private static List<PathWarning.Kind> kinds(ProjectedPath path, boolean pca, Finding... found) {
    return PathWarning.seen(path, Findings.of(found), pca).stream().map(PathWarning::kind).toList();
  }

  private static Finding shares(double first, Map<String, Double> runs) {
    return new Finding.ExplainedVariance(List.of(first, 0.02), runs);
  }

  @Test
  void plainPath_deservesNone() {
    assertThat(kinds(path(40, 0), false, GEOMETRY)).isEmpty();
  }

  @Test
  void fewCheckpoints_areTold() {
    assertThat(kinds(path(6, 0), false)).containsExactly(PathWarning.Kind.FEW_CHECKPOINTS);
    assertThat(kinds(path(1, 0), false)).isEmpty();
  }

  @Test
  void cosines_areDriftOrAWalkByTheirShare_onPrincipalAxesAlone() {
    assertThat(kinds(path(40, 0), true, shares(0.96, Map.of())))
        .containsExactly(PathWarning.Kind.DRIFT_DOMINATED);
    assertThat(kinds(path(40, 0), true, shares(0.61, Map.of())))
        .containsExactly(PathWarning.Kind.RANDOM_WALK);
    assertThat(kinds(path(40, 0), false, shares(0.61, Map.of()))).isEmpty();
  }

  @Test
  void pathOffThePlane_isToldWithTheMiddleShare() {
    List<PathWarning> told = PathWarning.seen(path(40, 900), Findings.of(GEOMETRY), false);
    assertThat(told).singleElement().satisfies(w -> assertThat(w.text()).contains("100 %"));
    assertThat(kinds(path(40, 900), false)).as("lengths unknown").isEmpty();
  }

  @Test
  void planeThatHoldsLittleOfARun_isTold() {
    assertThat(kinds(path(40, 0), false, shares(0.5, Map.of("sgd", 0.1))))
        .containsExactly(PathWarning.Kind.SMALL_SHARE);
  }
}
