// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.assertj.core.data.Offset;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

class PrincipalAxesTest {
  /** Axes and checkpoints are rounded to floats. */
  private static final Offset<Double> FLOAT_ROUNDING = Offset.offset(1e-6);

  private static final ParameterBlock WEIGHT =
      new ParameterBlock("w", List.of(100, 50), ParameterRole.WEIGHT);
  private static final ParameterBlock BIAS =
      new ParameterBlock("b", List.of(20), ParameterRole.BIAS);
  private static final ParameterBlock MEAN =
      new ParameterBlock("mean", List.of(20), ParameterRole.RUNNING_MEAN);
  private static final ParameterLayout LAYOUT = new ParameterLayout(List.of(WEIGHT, BIAS, MEAN));

  @Test
  void collinearCheckpoints_haveOneAxisAndProjectExactly() {
    ParameterVector start = gaussian(1);
    ParameterVector step = gaussian(2).withZero(MEAN::equals);
    Trajectory path = path(5, i -> 1 + i * i, start, i -> step);
    PrincipalAxes axes = PrincipalAxes.of(path, 2);
    assertThat(axes.explainedShares().get(0)).isCloseTo(1, FLOAT_ROUNDING);
    assertThat(axes.explainedShares().get(1)).isZero();
    assertOrthonormal(axes);
    ProjectedPath seen =
        path.projectedOnto(new Subspace(path.last(), axes.directions()), 5, 4, 3, 2, 1);
    for (int i = 0; i < 5; i++) {
      ProjectedPath.Point point = seen.points().get(i);
      double expected = (16 - i * i) * step.norm();
      assertThat(Math.abs(point.x())).isCloseTo(expected, Offset.offset(1e-4 * (1 + expected)));
      assertThat(point.y()).isCloseTo(0, Offset.offset(1e-4));
      assertThat(point.offPlane()).isLessThan(1e-3);
      assertThat(point.loss()).isEqualTo(5 - i);
    }
    assertThat(seen.points().get(4).x()).isZero();
  }

  @Test
  void twoCheckpoints_getARandomSecondAxisOfShareZero() {
    Trajectory path = path(2, i -> i, gaussian(1), i -> gaussian(7));
    PrincipalAxes axes = PrincipalAxes.of(path, 2);
    assertOrthonormal(axes);
    assertThat(axes.explainedShares().get(1)).isZero();
    assertThat(axes.directions().get(1)).isEqualTo(PrincipalAxes.of(path, 2).directions().get(1));
  }

  @Test
  void pathInAPlane_isExplainedByTwoAxesThatSpanIt() {
    ParameterVector u = gaussian(3).withZero(MEAN::equals);
    ParameterVector v = gaussian(4).withZero(MEAN::equals);
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      checkpoints.add(
          new Trajectory.Checkpoint(
              "" + i, gaussian(9).plus(3 * Math.cos(i), u).plus(Math.sin(i), v)));
    }
    Trajectory path = new Trajectory("circle", checkpoints);
    PrincipalAxes axes = PrincipalAxes.of(path, 2);
    assertThat(axes.explainedShares().get(0) + axes.explainedShares().get(1))
        .isCloseTo(1, FLOAT_ROUNDING);
    assertOrthonormal(axes);
    Subspace plane = new Subspace(path.last(), axes.directions());
    double extent = 3 * u.norm();
    assertThat(path.projectedOnto(plane, new double[12]).points())
        .allSatisfy(p -> assertThat(p.offPlane()).isLessThan(1e-5 * extent));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(ints = {11, 12, 13})
  void axes_areThoseOfTheDenseCovariance(int seed) {
    ParameterLayout small =
        new ParameterLayout(List.of(new ParameterBlock("w", List.of(2, 3), ParameterRole.WEIGHT)));
    Random random = new Random(seed);
    int n = 9;
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      float[] values = new float[6];
      for (int k = 0; k < 6; k++) {
        values[k] = (float) (random.nextGaussian() * (6 - k));
      }
      checkpoints.add(new Trajectory.Checkpoint("" + i, ParameterVector.of(small, values)));
    }
    DMatrixRMaj scatter = scatter(checkpoints);
    EigenDecomposition_F64<DMatrixRMaj> dense = DecompositionFactory_DDRM.eig(6, true, true);
    dense.decompose(scatter.copy());
    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    order.sort((a, b) -> Double.compare(real(dense, b), real(dense, a)));
    double total = order.stream().mapToDouble(i -> real(dense, i)).sum();
    PrincipalAxes axes = PrincipalAxes.of(new Trajectory("t", checkpoints), 3);
    for (int k = 0; k < 3; k++) {
      assertThat(axes.explainedShares().get(k))
          .isCloseTo(real(dense, order.get(k)) / total, FLOAT_ROUNDING);
      double cosine = 0;
      for (int i = 0; i < 6; i++) {
        cosine += dense.getEigenVector(order.get(k)).get(i) * axes.directions().get(k).get(i);
      }
      assertThat(Math.abs(cosine)).isCloseTo(1, FLOAT_ROUNDING);
      assertThat(largestByMagnitude(axes.directions().get(k))).isPositive();
    }
  }

  @Test
  void ignoredBlocksAndRunningStatistics_takeNoPart() {
    Trajectory path = path(6, i -> i, gaussian(1), PrincipalAxesTest::gaussian);
    PrincipalAxes all = PrincipalAxes.of(path, 2);
    assertThat(all.directions().get(0).norm(BIAS::equals)).isPositive();
    assertThat(all.directions().get(0).norm(MEAN::equals)).isZero();
    PrincipalAxes weights = PrincipalAxes.of(path, 2, ParameterBlock::isBiasOrNorm);
    for (ParameterVector axis : weights.directions()) {
      assertThat(axis.norm(block -> !block.equals(WEIGHT))).isZero();
    }
    assertOrthonormal(weights);
  }

  @Test
  void runningStatistics_areNoDistanceUnlessADirectionMovesThem() {
    ParameterVector end = gaussian(1);
    ParameterVector onlyStatistics = end.plus(5, gaussian(2).withZero(b -> !b.equals(MEAN)));
    Trajectory path =
        new Trajectory(
            "t",
            List.of(
                new Trajectory.Checkpoint("a", onlyStatistics),
                new Trajectory.Checkpoint("b", end)));
    Subspace weights = new Subspace(end, List.of(gaussian(3).withZero(MEAN::equals)));
    assertThat(path.projectedOnto(weights, 0, 0).points().get(0).offPlane()).isZero();
    Subspace states = new Subspace(end, List.of(gaussian(3)));
    assertThat(path.projectedOnto(states, 0, 0).points().get(0).offPlane()).isPositive();
  }

  @Test
  void equalOrNonFiniteCheckpoints_areRefused() {
    Trajectory still = path(4, i -> 0, gaussian(1), i -> gaussian(2));
    assertThatThrownBy(() -> PrincipalAxes.of(still, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of which two differ");
    Trajectory broken = path(3, i -> i * Double.POSITIVE_INFINITY, gaussian(1), i -> gaussian(2));
    assertThatThrownBy(() -> PrincipalAxes.of(broken, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }

  @Test
  void numberOfLosses_mustBeThatOfCheckpoints() {
    Trajectory path = path(3, i -> i, gaussian(1), i -> gaussian(2));
    Subspace line = new Subspace(path.last(), List.of(gaussian(3)));
    assertThatThrownBy(() -> path.projectedOnto(line, 1, 2)).hasMessageContaining("got 2");
  }

  private static void assertOrthonormal(PrincipalAxes axes) {
    for (int a = 0; a < axes.directions().size(); a++) {
      for (int b = 0; b <= a; b++) {
        assertThat(axes.directions().get(a).dot(axes.directions().get(b)))
            .isCloseTo(a == b ? 1 : 0, FLOAT_ROUNDING);
      }
    }
  }

  private static Trajectory path(
      int count,
      IntToDoubleFunction length,
      ParameterVector start,
      java.util.function.IntFunction<ParameterVector> step) {
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      checkpoints.add(
          new Trajectory.Checkpoint(
              "epoch " + i, start.plus(length.applyAsDouble(i), step.apply(i))));
    }
    return new Trajectory("sgd", checkpoints);
  }

  private static ParameterVector gaussian(int seed) {
    Random random = new Random(seed);
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return ParameterVector.of(LAYOUT, values);
  }

  private static DMatrixRMaj scatter(List<Trajectory.Checkpoint> checkpoints) {
    double[] mean = new double[6];
    for (Trajectory.Checkpoint c : checkpoints) {
      for (int i = 0; i < 6; i++) {
        mean[i] += c.parameters().get(i) / (double) checkpoints.size();
      }
    }
    DMatrixRMaj scatter = new DMatrixRMaj(6, 6);
    for (Trajectory.Checkpoint c : checkpoints) {
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          double product = (c.parameters().get(i) - mean[i]) * (c.parameters().get(j) - mean[j]);
          scatter.add(i, j, product);
        }
      }
    }
    return scatter;
  }

  private static double real(EigenDecomposition_F64<DMatrixRMaj> eigen, int i) {
    return eigen.getEigenvalue(i).getReal();
  }

  private static double largestByMagnitude(ParameterVector vector) {
    double largest = 0;
    for (int i = 0; i < vector.layout().size(); i++) {
      if (Math.abs(vector.get(i)) > Math.abs(largest)) {
        largest = vector.get(i);
      }
    }
    return largest;
  }
}
