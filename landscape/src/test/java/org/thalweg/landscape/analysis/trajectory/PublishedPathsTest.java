// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.thalweg.landscape.analysis.trajectory.TestPaths.drawn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.trajectory.TestPaths.DifferentiableFormula;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * Logistic regression on Iris (setosa against versicolor, four raw features, no intercept) from the
 * origin, ten iterates of rate 0.1, in the place of published paths with known defects.
 */
class PublishedPathsTest {
  /** The known losses have four decimals, the shares two of a percent. */
  private static final double PRINTED = 5e-5;

  /** Directions and checkpoints are floats. */
  private static final double FLOAT_ROUNDING = 1e-6;

  private static final double CONVEXITY = 1e-10;

  @Test
  void gradientDescent_startsEachStepAtTheLast() {
    Trajectory run = TestPaths.gradientDescent(TestPaths.bowl(1), 0.1, 20, 1);

    for (int t = 0; t <= 20; t++) {
      assertThat((double) run.checkpoints().get(t).parameters().get(0))
          .isCloseTo(Math.pow(0.9, t), within(FLOAT_ROUNDING));
    }
  }

  @Test
  void irisLosses_areThoseOfTrueGradientDescent() throws IOException {
    assertThat(PathLosses.atCheckpoints(run(), iris(), 1))
        .containsExactly(
            new double[] {
              0.6931, 0.6422, 0.6024, 0.5665, 0.5338, 0.5041, 0.4769, 0.4520, 0.4292, 0.4083
            },
            within(PRINTED));
  }

  @Test
  void irisShares_areThoseOfUnscaledParameters() throws IOException {
    List<Double> shares = PrincipalAxes.of(run(), 2).explainedShares();

    assertThat(shares.get(0)).isCloseTo(0.9961, within(PRINTED));
    assertThat(shares.get(1)).isCloseTo(0.0039, within(PRINTED));
  }

  @Test
  void surfaceBeneathAPathOfRankTwo_isItsTrueLoss() throws IOException {
    Trajectory three = run().every(4);
    for (Anchor anchor : Anchor.values()) {
      PathSpread spread = PathSpread.of(List.of(three.from(1)), block -> false);
      PathOnPlane drawn = drawn(three.from(1), spread.plane(anchor), iris());
      try (Slice slice = iris().restrictedTo(drawn.plane())) {
        assertThat(PathLosses.of(drawn, slice, 1).gaps())
            .allSatisfy(gap -> assertThat(gap).isCloseTo(0, within(FLOAT_ROUNDING)));
      }
    }
  }

  @Test
  void sliceOfAConvexLoss_isConvex() throws IOException {
    Subspace plane = PathSpread.of(List.of(run()), block -> false).plane(Anchor.MEAN);
    Random random = new Random(17);
    try (Slice slice = iris().restrictedTo(plane)) {
      for (int i = 0; i < 500; i++) {
        double[] p = {random.nextGaussian() * 3, random.nextGaussian() * 3};
        double[] q = {random.nextGaussian() * 3, random.nextGaussian() * 3};
        double middle = loss(slice, (p[0] + q[0]) / 2, (p[1] + q[1]) / 2);

        assertThat(middle)
            .isLessThanOrEqualTo(
                (loss(slice, p[0], p[1]) + loss(slice, q[0], q[1])) / 2 + CONVEXITY);
      }
    }
  }

  private static double loss(Slice slice, double x, double y) {
    return slice.measure(Coordinates.of(x, y)).get(0);
  }

  private static Trajectory run() throws IOException {
    return TestPaths.gradientDescent(iris(), 0.1, 9, 0, 0, 0, 0);
  }

  /** Mean ln(1 + exp(−y x·θ)). */
  private static DifferentiableFormula iris() throws IOException {
    double[][] rows = rows();
    return TestPaths.formula(
        4,
        theta ->
            Arrays.stream(rows).mapToDouble(row -> loss(margin(row, theta))).average().orElse(0),
        theta -> {
          double[] slope = new double[4];
          for (double[] row : rows) {
            double push = -row[4] / (1 + Math.exp(margin(row, theta))) / rows.length;
            for (int i = 0; i < 4; i++) {
              slope[i] += push * row[i];
            }
          }
          return slope;
        });
  }

  private static double loss(double margin) {
    return Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
  }

  private static double margin(double[] row, double[] theta) {
    double product = 0;
    for (int i = 0; i < 4; i++) {
      product += row[i] * theta[i];
    }
    return row[4] * product;
  }

  /** Four features and a label of −1 or 1. */
  private static double[][] rows() throws IOException {
    Path file = Path.of(System.getProperty("thalweg.shared", "none"), "data/tabular/iris.csv");
    Assumptions.assumeTrue(Files.exists(file), "the tables are absent: " + file);
    double[][] rows =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .filter(row -> row[4] < 2)
            .map(row -> new double[] {row[0], row[1], row[2], row[3], row[4] == 0 ? -1 : 1})
            .toArray(double[][]::new);
    // The known values come from the file of the UCI repository, which is wrong in two rows.
    for (int row : new int[] {34, 37}) {
      rows[row] = new double[] {4.9, 3.1, 1.5, 0.1, -1};
    }
    return rows;
  }
}
