// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.color.Colormap;
import org.thalweg.render.figure.Field;
import org.thalweg.render.figure.Scaling;
import org.thalweg.render.figure.ValueScale;

/**
 * PLY, binary little-endian: one coloured vertex a node in the grid's order.
 *
 * <p>{@code z} is the height to look at, 0 to half the wider axis, on the scale the header names;
 * each channel's own value is a property. A node that is not finite lies at the highest finite
 * value and has {@code finite} 0. A plane has two triangles a cell, counter-clockwise from above; a
 * line has edges.
 */
public final class PlyExporter implements Exporter {

  /** For the service loader. */
  public PlyExporter() {}

  @Override
  public String extension() {
    return "ply";
  }

  @Override
  public String description() {
    return "coloured mesh for Blender, MeshLab, CloudCompare";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    int loss = surface.lossChannel();
    boolean isLoss = surface.channels().get(loss).name().endsWith("_loss");
    ValueScale scale =
        ValueScale.choose(Field.of(surface, loss), Scaling.AUTO, OptionalDouble.empty(), isLoss);
    double top = span(surface.grid()) / 2;
    out.write(header(surface, scale, top).getBytes(StandardCharsets.US_ASCII));
    for (int node = 0; node < surface.grid().size(); node++) {
      out.write(vertex(surface, loss, scale, top, node));
    }
    out.write(surface.grid().dimension() == 1 ? edges(surface.grid()) : faces(surface.grid()));
  }

  private static double span(Grid grid) {
    return grid.axes().stream().mapToDouble(a -> a.max() - a.min()).max().orElseThrow();
  }

  private static String header(Surface surface, ValueScale scale, double top) {
    Grid grid = surface.grid();
    StringBuilder text = new StringBuilder("ply\nformat binary_little_endian 1.0\n");
    text.append(
        "comment Thalweg, %d x %d nodes, x fastest\n".formatted(grid.columns(), grid.rows()));
    text.append(
        "comment z is %s in the loss, from 0 at %s to %s at %s and above\n"
            .formatted(scale.isLog() ? "logarithmic" : "linear", scale.low(), top, scale.high()));
    text.append("element vertex ").append(grid.size()).append('\n');
    text.append("property float x\nproperty float y\nproperty float z\n");
    text.append("property uchar red\nproperty uchar green\nproperty uchar blue\n");
    for (Channel channel : surface.channels()) {
      text.append("property float ").append(channel.name()).append('\n');
    }
    text.append("property uchar finite\n");
    if (grid.dimension() == 1) {
      text.append("element edge ").append(grid.size() - 1).append('\n');
      text.append("property int vertex1\nproperty int vertex2\n");
    } else {
      text.append("element face ").append(2 * (grid.columns() - 1) * (grid.rows() - 1));
      text.append("\nproperty list uchar int vertex_indices\n");
    }
    return text.append("end_header\n").toString();
  }

  private static byte[] vertex(Surface surface, int loss, ValueScale scale, double top, int node) {
    Coordinates at = surface.grid().at(node);
    double value = surface.value(loss, node);
    boolean finite = Double.isFinite(value);
    double position = scale.position(finite ? value : scale.high());
    int rgb = Colormap.named("viridis").rgb(position);
    LittleEndian bytes =
        new LittleEndian()
            .f32(at.x())
            .f32(at.y())
            .f32(top * position)
            .u8(rgb >> 16)
            .u8(rgb >> 8)
            .u8(rgb);
    for (int c = 0; c < surface.channels().size(); c++) {
      bytes.f32(surface.value(c, node));
    }
    return bytes.u8(finite ? 1 : 0).toByteArray();
  }

  private static byte[] faces(Grid grid) {
    LittleEndian bytes = new LittleEndian();
    for (int iy = 0; iy < grid.rows() - 1; iy++) {
      for (int ix = 0; ix < grid.columns() - 1; ix++) {
        int a = grid.index(ix, iy);
        int b = grid.index(ix + 1, iy);
        int c = grid.index(ix + 1, iy + 1);
        int d = grid.index(ix, iy + 1);
        bytes.u8(3).i32(a).i32(b).i32(c).u8(3).i32(a).i32(c).i32(d);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] edges(Grid grid) {
    LittleEndian bytes = new LittleEndian();
    for (int i = 0; i < grid.size() - 1; i++) {
      bytes.i32(i).i32(i + 1);
    }
    return bytes.toByteArray();
  }
}
