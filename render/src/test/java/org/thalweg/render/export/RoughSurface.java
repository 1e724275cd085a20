// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath.Point;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;

/** All that an exporter must survive, on few nodes. */
final class RoughSurface {
  static final Grid GRID = Grid.plane(Axis.parse("0:3:4"), Axis.parse("-0.5:0.5:3"));
  static final int NAN = 5;
  static final int INFINITE = 6;
  static final int MINUS_INFINITE = 7;
  static final int FAILED = 11;
  static final int INTERPOLATED = 3;

  /** Text that ends a line, a string, a tag or an element in one format or another. */
  static final String HOSTILE = "a,\"b\"\nv 9 9 9\r<c>&</c>\\";

  private RoughSurface() {}

  /** {@code x + 10·y}, with NaN, both infinities, a failed and an interpolated node; 4 × 3. */
  static Surface plane() {
    double[][] values = new double[3][GRID.size()];
    for (int i = 0; i < GRID.size(); i++) {
      values[0][i] = GRID.at(i).x() + 10 * GRID.at(i).y();
      values[1][i] = 100.0 / (i + 3);
      values[2][i] = i == 0 ? Double.POSITIVE_INFINITY : 1e-7 * i;
    }
    values[0][NAN] = Double.NaN;
    values[0][INFINITE] = Double.POSITIVE_INFINITY;
    values[0][MINUS_INFINITE] = Double.NEGATIVE_INFINITY;
    for (double[] channel : values) {
      channel[FAILED] = Double.NaN;
    }
    return new Surface(GRID, channels(), values, status(), paths(), Optional.empty());
  }

  /** One loss of {@code x} on five nodes, the second infinite. */
  static Surface line() {
    double[][] values = {{0, Double.POSITIVE_INFINITY, 1, 1.5, 2}};
    return new Surface(
        Grid.line(Axis.parse("0:2:5")),
        List.of(Channel.loss("train")),
        values,
        Collections.nCopies(5, NodeStatus.MEASURED),
        List.of(),
        Optional.empty());
  }

  private static List<Channel> channels() {
    return List.of(Channel.loss("train"), Channel.accuracy("train"), Channel.loss("test"));
  }

  private static List<NodeStatus> status() {
    NodeStatus[] status = new NodeStatus[GRID.size()];
    Arrays.fill(status, NodeStatus.MEASURED);
    status[FAILED] = NodeStatus.FAILED;
    status[INTERPOLATED] = NodeStatus.INTERPOLATED;
    return List.of(status);
  }

  /** Three checkpoints, one of them nowhere and one of infinite loss; then a single one. */
  private static List<ProjectedPath> paths() {
    return List.of(
        new ProjectedPath(
            HOSTILE,
            List.of(
                new Point("one, \"1\"", 0.5, 0.25, Double.POSITIVE_INFINITY, 0.125),
                new Point("nowhere", Double.NaN, 0.25, 1, Double.NaN),
                new Point("three", 1.5, -0.25, 0.75, 0))),
        new ProjectedPath("sgd", List.of(new Point("", 1, 0, -2, 3))));
  }
}
