// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;

/** The plane's piece around a path: its bounding box and a margin. */
final class PathRange {
  private static final double MARGIN = 0.2;

  private PathRange() {}

  /** A grid over the bounding box plus 20 % on every side, widened to at least 1 : 3. */
  static Grid around(ProjectedPath path, int points) {
    double[] x = extent(path.points().stream().mapToDouble(ProjectedPath.Point::x).toArray());
    double[] y = extent(path.points().stream().mapToDouble(ProjectedPath.Point::y).toArray());
    double widest = Math.max(x[1] - x[0], y[1] - y[0]);
    return Grid.plane(axis(x, widest / 3, points), axis(y, widest / 3, points));
  }

  private static double[] extent(double[] values) {
    double least = 0;
    double most = 0;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new double[] {least, most};
  }

  private static Axis axis(double[] extent, double atLeast, int points) {
    double missing = Math.max(0, atLeast - (extent[1] - extent[0])) / 2;
    double low = extent[0] - missing;
    double high = extent[1] + missing;
    double margin = MARGIN * (high - low);
    return new Axis(low - margin, high + margin, points);
  }
}
