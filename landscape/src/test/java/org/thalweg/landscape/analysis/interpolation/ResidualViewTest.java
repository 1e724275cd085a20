// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

class ResidualViewTest {
  private static final Offset<Double> FLOAT_ROUNDING = Offset.offset(1e-5);

  private static Trajectory path(ParameterVector... points) {
    List<Trajectory.Checkpoint> checkpoints = new ArrayList<>();
    for (ParameterVector point : points) {
      checkpoints.add(new Trajectory.Checkpoint("epoch " + checkpoints.size(), point));
    }
    return new Trajectory("sgd", checkpoints);
  }

  /** From (0, 0) over (2, 3) and (6, −4) to (8, 0): every number is exact. */
  @Test
  void detour_isMeasuredFromTheStraightLine() {
    ParameterVector there = Models.of(5, 2, 3);
    ResidualView view =
        ResidualView.of(path(Models.of(1, 0, 0), there, Models.of(0, 6, -4), Models.of(1, 8, 0)));

    assertThat(view.departures())
        .containsExactly(
            new ResidualView.Departure(1, "epoch 1", 2, 3),
            new ResidualView.Departure(2, "epoch 2", 6, 4));
    assertThat(view.length()).isEqualTo(8);
    assertThat(view.axis(5)).isEqualTo(new Axis(-6, 6, 5));
    Subspace line = view.line(view.departures().get(0));
    assertThat(line.centre()).isEqualTo(Models.of(1, 2, 0));
    assertThat(Models.largestDifference(line.pointAt(Coordinates.of(3)), there)).isLessThan(1e-6);
  }

  @Test
  void everyLine_meetsItsCheckpoint_acrossTheStraightLine() {
    ParameterVector[] points = new ParameterVector[8];
    Arrays.setAll(points, Models::gaussian);
    Trajectory path = path(points);
    ResidualView view = ResidualView.of(path);
    ParameterVector chord = points[7].minus(points[0]);

    assertThat(view.departures()).hasSize(6);
    for (ResidualView.Departure departure : view.departures()) {
      Subspace line = view.line(departure);
      ParameterVector direction = line.directions().get(0);
      assertThat(
              Models.largestDifference(
                  line.pointAt(Coordinates.of(departure.beta())), points[departure.checkpoint()]))
          .isLessThan(1e-6);
      assertThat(direction.norm(Models.trainable())).isCloseTo(1, FLOAT_ROUNDING);
      double cosine =
          direction.withZero(b -> !b.role().trainable()).dot(chord)
              / chord.norm(Models.trainable());
      assertThat(cosine).isCloseTo(0, FLOAT_ROUNDING);
    }
  }

  @Test
  void checkpointOnTheLine_isSkipped() {
    ParameterVector start = Models.gaussian(1);
    ParameterVector end = Models.gaussian(2);
    ParameterVector between = start.plus(0.4, end.minus(start));
    ResidualView view = ResidualView.of(path(start, between, Models.gaussian(3), end));

    assertThat(view.departures()).extracting(ResidualView.Departure::checkpoint).containsExactly(2);
  }

  @Test
  void pathsWithoutAResidual_areRefused() {
    ParameterVector start = Models.gaussian(1);
    ParameterVector end = Models.gaussian(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResidualView.of(path(start, start.plus(0.5, end.minus(start)), end)))
        .withMessageContaining("leaves the straight line");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResidualView.of(path(start, end, start)))
        .withMessageContaining("ends elsewhere");
  }
}
