// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/** A surface as points and cells: the grid's nodes first, then the paths' points. */
final class PolyData {
  private final Surface surface;
  private final Grid grid;
  private final int loss;
  private final double highest;
  private final double[] heights;
  private final List<ProjectedPath.Point> path;

  private PolyData(Surface surface) {
    this.surface = surface;
    grid = surface.grid();
    loss = surface.lossChannel();
    path =
        grid.dimension() == 1
            ? List.of()
            : surface.paths().stream().flatMap(PolyData::placed).toList();
    highest = Arrays.stream(surface.values(loss)).filter(Double::isFinite).max().orElse(0);
    heights =
        DoubleStream.concat(
                Arrays.stream(surface.values(loss)),
                path.stream().mapToDouble(ProjectedPath.Point::loss))
            .map(v -> Double.isFinite(v) ? v : highest)
            // Positions are float32, where a larger number would become infinite.
            .map(v -> Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, v)))
            .toArray();
  }

  /** A checkpoint without a place would take the whole picture's bounds with it. */
  private static Stream<ProjectedPath.Point> placed(ProjectedPath path) {
    return path.points().stream().filter(p -> Double.isFinite(p.x()) && Double.isFinite(p.y()));
  }

  static PolyData of(Surface surface) {
    return new PolyData(surface);
  }

  int points() {
    return heights.length;
  }

  /** The loss of every point, finite. */
  double[] heights() {
    return heights.clone();
  }

  /** x, y, z of every point in turn. */
  double[] positions() {
    double[] all = new double[3 * points()];
    for (int i = 0; i < points(); i++) {
      all[3 * i] = i < grid.size() ? grid.at(i).x() : path.get(i - grid.size()).x();
      all[3 * i + 1] = i < grid.size() ? grid.at(i).y() : path.get(i - grid.size()).y();
      all[3 * i + 2] = heights[i];
    }
    return all;
  }

  /** A channel as measured; NaN on a path, except its true loss. */
  double[] channel(int channel) {
    return DoubleStream.concat(
            Arrays.stream(surface.values(channel)),
            path.stream().mapToDouble(p -> channel == loss ? p.loss() : Double.NaN))
        .toArray();
  }

  /** 1 where the loss is finite, else 0. */
  double[] finite() {
    return Arrays.stream(channel(loss)).map(v -> Double.isFinite(v) ? 1 : 0).toArray();
  }

  /** Unit normals of the height field by central differences; upright on lines and paths. */
  double[] normals() {
    return HeightNormals.of(grid, heights);
  }

  /** Point numbers of each line: the curve itself, or one a path. */
  int[][] lines() {
    if (grid.dimension() == 1) {
      return new int[][] {IntStream.range(0, grid.size()).toArray()};
    }
    List<int[]> lines = new ArrayList<>();
    int next = grid.size();
    for (ProjectedPath each : surface.paths()) {
      int end = next + (int) placed(each).count();
      if (end > next) {
        lines.add(IntStream.range(next, end).toArray());
      }
      next = end;
    }
    return lines.toArray(int[][]::new);
  }

  /** Corners of each cell, counter-clockwise from above; none on a line. */
  int[][] quads() {
    int[][] quads = new int[(grid.columns() - 1) * (grid.rows() - 1)][];
    for (int i = 0; i < quads.length; i++) {
      int ix = i % (grid.columns() - 1);
      int iy = i / (grid.columns() - 1);
      int k = grid.index(ix, iy);
      int above = grid.index(ix, iy + 1);
      quads[i] = new int[] {k, k + 1, above + 1, above};
    }
    return quads;
  }

  /** The mean height of each cell, lines before quads as VTK counts cells. */
  double[] cellMeans() {
    return Stream.concat(Arrays.stream(lines()), Arrays.stream(quads()))
        .mapToDouble(cell -> Arrays.stream(cell).mapToDouble(i -> heights[i]).average().orElse(0))
        .toArray();
  }
}
