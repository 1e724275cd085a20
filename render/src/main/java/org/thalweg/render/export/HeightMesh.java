// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.Field;
import org.thalweg.render.color.Colormap;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.figure.ValueScale;

/**
 * A surface to look at: one coloured vertex a node in the grid's order, and the paths.
 *
 * <p>{@code z} runs from 0 to half the wider axis on the scale that {@link #remarks} names. A node
 * that is not finite lies at the top.
 */
final class HeightMesh {
  private static final Colormap COLORS = Colormap.named("viridis");
  private static final int[] PATH_COLORS = {0xd7263d, 0xff8c1a, 0xb2459b, 0x2b6fd6, 0x8a5a2b};

  private final Surface surface;
  private final Grid grid;
  private final int loss;
  private final ValueScale scale;
  private final double top;
  private final double[] heights;

  private HeightMesh(Surface surface) {
    this.surface = surface;
    grid = surface.grid();
    loss = surface.lossChannel();
    boolean isLoss = surface.channels().get(loss).name().endsWith("_loss");
    scale =
        ValueScale.choose(Field.of(surface, loss), Scaling.AUTO, OptionalDouble.empty(), isLoss);
    top = grid.axes().stream().mapToDouble(HeightMesh::span).max().orElseThrow() / 2;
    heights = Arrays.stream(surface.values(loss)).map(this::height).toArray();
  }

  static HeightMesh of(Surface surface) {
    return new HeightMesh(surface);
  }

  private static double span(Axis axis) {
    return axis.max() - axis.min();
  }

  private double height(double value) {
    return top * position(value);
  }

  private double position(double value) {
    return scale.position(Double.isFinite(value) ? value : scale.high());
  }

  Grid grid() {
    return grid;
  }

  int size() {
    return heights.length;
  }

  double x(int node) {
    return grid.x().at(grid.ix(node));
  }

  /** 0 on a line. */
  double y(int node) {
    return grid.dimension() == 1 ? 0 : grid.y().at(grid.iy(node));
  }

  double z(int node) {
    return heights[node];
  }

  boolean isFinite(int node) {
    return Double.isFinite(surface.value(loss, node));
  }

  /** The node's colour, 0xRRGGBB in sRGB. */
  int rgb(int node) {
    return COLORS.rgb(position(surface.value(loss, node)));
  }

  /** x, y, z of every node's unit normal in turn; upright on a line. */
  double[] normals() {
    return HeightNormals.of(grid, heights);
  }

  /** Three nodes a triangle, two a cell, counter-clockwise from above; none on a line. */
  int[] triangles() {
    int[] all = new int[6 * (grid.columns() - 1) * (grid.rows() - 1)];
    int next = 0;
    for (int iy = 0; iy < grid.rows() - 1; iy++) {
      for (int ix = 0; ix < grid.columns() - 1; ix++) {
        int a = grid.index(ix, iy);
        int b = grid.index(ix + 1, iy);
        int c = grid.index(ix + 1, iy + 1);
        int d = grid.index(ix, iy + 1);
        for (int corner : new int[] {a, b, c, a, c, d}) {
          all[next++] = corner;
        }
      }
    }
    return all;
  }

  /** The paths that can be placed; none on a line, where a path has no y. */
  List<PathLine> paths() {
    List<PathLine> all = new ArrayList<>();
    for (int i = 0; i < surface.paths().size() && grid.dimension() == 2; i++) {
      List<PathLine.Vertex> vertices = vertices(surface.paths().get(i));
      if (!vertices.isEmpty()) {
        int rgb = PATH_COLORS[i % PATH_COLORS.length];
        all.add(new PathLine(surface.paths().get(i).name(), rgb, vertices));
      }
    }
    return all;
  }

  private List<PathLine.Vertex> vertices(ProjectedPath path) {
    return IntStream.range(0, path.points().size())
        .mapToObj(step -> vertex(step, path.points().get(step)))
        .filter(vertex -> Double.isFinite(vertex.x()) && Double.isFinite(vertex.y()))
        .toList();
  }

  private PathLine.Vertex vertex(int step, ProjectedPath.Point p) {
    return new PathLine.Vertex(step, p.x(), p.y(), height(p.loss()), p.loss(), p.offPlane());
  }

  /** What a reader of the file should know, each on one line of ASCII. */
  List<String> remarks() {
    long holes = Field.of(surface, loss).nonFinite();
    List<String> remarks = new ArrayList<>();
    remarks.add("Thalweg, %d x %d nodes, x fastest".formatted(grid.columns(), grid.rows()));
    remarks.add(
        "z is %s in the loss, from 0 at %s to %s at %s and above"
            .formatted(scale.isLog() ? "logarithmic" : "linear", scale.low(), top, scale.high()));
    if (holes > 0) {
      remarks.add("%d nodes without a finite loss lie at the top".formatted(holes));
    }
    return remarks;
  }
}
