// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.landscape.subspace.Subspace;

class PrincipalAxesTest {
  /** Axes and checkpoints are floats. */
  private static final double FLOAT = 1e-5;

  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("w", List.of(3, 4), ParameterRole.WEIGHT),
              new ParameterBlock("b", List.of(2), ParameterRole.BIAS),
              new ParameterBlock("running_mean", List.of(2), ParameterRole.RUNNING_MEAN)));

  private static ParameterVector random(String name) {
    RandomStream stream = RandomStream.of(1, name);
    float[] values = new float[LAYOUT.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) stream.nextGaussian();
    }
    return ParameterVector.of(LAYOUT, values);
  }

  private static Trajectory trajectory(List<ParameterVector> points) {
    List<Trajectory.Step> steps = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      steps.add(new Trajectory.Step("epoch " + i, points.get(i), i));
    }
    return new Trajectory("sgd", steps);
  }

  private static Subspace plane(Trajectory trajectory, PrincipalAxes axes) {
    return new Subspace(trajectory.end(), axes.axes());
  }

  @Test
  void collinearCheckpoints_haveOneAxis_andProjectExactly() {
    ParameterVector start = random("start");
    ParameterVector step = random("step").withZero(b -> !b.role().trainable());
    Trajectory line =
        trajectory(List.of(start, start.plus(1, step), start.plus(2, step), start.plus(4, step)));

    PrincipalAxes axes = PrincipalAxes.of(line, 2, block -> false);
    ProjectedPath path = line.projectedOnto(plane(line, axes));

    assertThat(axes.explainedShares().get(0)).isCloseTo(1, within(FLOAT));
    assertThat(axes.explainedShares().get(1)).isCloseTo(0, within(FLOAT));
    assertThat(axes.axes().get(0).dot(axes.axes().get(1))).isCloseTo(0, within(FLOAT));
    assertThat(axes.axes().get(1).norm()).isCloseTo(1, within(FLOAT));
    assertThat(path.points().get(0).x()).isCloseTo(4 * step.norm(), within(10 * FLOAT));
    assertThat(path.points()).allSatisfy(p -> assertThat(p.offPlane()).isLessThan(FLOAT));
    assertThat(path.points().get(3).x()).isZero();
  }

  /** Against a singular value decomposition of the whole centred matrix. */
  @Test
  void axes_areThoseOfTheDenseMatrix() {
    List<ParameterVector> points = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      points.add(random("point " + i));
    }
    Trajectory walk = trajectory(points);
    PrincipalAxes axes = PrincipalAxes.of(walk, 2, ParameterBlock::isBiasOrNorm);

    SimpleMatrix rows = new SimpleMatrix(6, 12);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 12; j++) {
        rows.set(i, j, points.get(i).get(j) - points.get(5).get(j));
      }
    }
    for (int j = 0; j < 12; j++) {
      double mean = rows.getColumn(j).elementSum() / 6;
      for (int i = 0; i < 6; i++) {
        rows.set(i, j, rows.get(i, j) - mean);
      }
    }
    SimpleSVD<SimpleMatrix> svd = rows.svd();
    double total = Math.pow(rows.normF(), 2);
    for (int k = 0; k < 2; k++) {
      assertThat(axes.explainedShares().get(k))
          .isCloseTo(Math.pow(svd.getSingleValue(k), 2) / total, within(FLOAT));
      double cosine = 0;
      for (int j = 0; j < 12; j++) {
        cosine += svd.getV().get(j, k) * axes.axes().get(k).get(j);
      }
      assertThat(Math.abs(cosine)).isCloseTo(1, within(FLOAT));
    }
    assertThat(axes.axes().get(0).block(1)).containsOnly(0);
  }

  @Test
  void twoAxes_holdATrajectoryOfRankTwo() {
    ParameterVector centre = random("centre");
    ParameterVector u = random("u").withZero(b -> !b.role().trainable());
    ParameterVector v = random("v").withZero(b -> !b.role().trainable());
    Trajectory arc =
        trajectory(
            List.of(centre.plus(3, u), centre.plus(2, u).plus(1, v), centre.plus(1, v), centre));

    PrincipalAxes axes = PrincipalAxes.of(arc, 2, block -> false);

    assertThat(axes.explainedShares().get(0) + axes.explainedShares().get(1))
        .isCloseTo(1, within(FLOAT));
    assertThat(arc.projectedOnto(plane(arc, axes)).points())
        .allSatisfy(p -> assertThat(p.offPlane()).isLessThan(10 * FLOAT));
  }

  @Test
  void projection_isLeastSquares_whereDirectionsAreNotOrthogonal() {
    ParameterVector centre = random("centre");
    ParameterVector u = random("u").withZero(b -> !b.role().trainable());
    ParameterVector v = u.plus(0.3, random("v").withZero(b -> !b.role().trainable()));
    Trajectory two = trajectory(List.of(centre.plus(0.5, u).plus(-2, v), centre));

    ProjectedPath path = two.projectedOnto(new Subspace(centre, List.of(u, v)));

    assertThat(path.points().get(0).x()).isCloseTo(0.5, within(FLOAT));
    assertThat(path.points().get(0).y()).isCloseTo(-2, within(FLOAT));
  }

  @Test
  void equalCheckpoints_areRefused() {
    ParameterVector point = random("point");
    Trajectory still = trajectory(List.of(point, point, point));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PrincipalAxes.of(still, 2, block -> false))
        .withMessageContaining("3 equal ones");
  }
}
