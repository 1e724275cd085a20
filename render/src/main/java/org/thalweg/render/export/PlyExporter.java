// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;

/**
 * PLY, binary little-endian: one coloured vertex a node in the grid's order.
 *
 * <p>{@code z} is the height to look at, 0 to half the wider axis, on the scale the header names;
 * each channel's own value is a property. A node that is not finite lies at the highest finite
 * value and has {@code finite} 0. A plane has two triangles a cell, counter-clockwise from above; a
 * line has edges. A cloud has vertices alone; the paths, in a file of their own, have edges.
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
  public List<Part> parts() {
    return List.of(Part.SURFACE, Part.POINTS, Part.PATH);
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    write(surface, Part.SURFACE, out);
  }

  @Override
  public void write(Surface surface, Part part, OutputStream out) throws IOException {
    HeightMesh mesh = HeightMesh.of(surface);
    if (part == Part.PATH) {
      PlyPath.write(mesh, out);
      return;
    }
    LittleEndian bytes = new LittleEndian();
    bytes.ascii("ply\nformat binary_little_endian 1.0\n");
    mesh.remarks().forEach(remark -> bytes.ascii("comment " + remark + "\n"));
    bytes.ascii("element vertex " + mesh.size() + "\n");
    bytes.ascii("property float x\nproperty float y\nproperty float z\n");
    bytes.ascii("property float nx\nproperty float ny\nproperty float nz\n");
    bytes.ascii("property uchar red\nproperty uchar green\nproperty uchar blue\n");
    DistinctNames names =
        new DistinctNames("x", "y", "z", "nx", "ny", "nz", "red", "green", "blue", "finite");
    for (Channel channel : surface.channels()) {
      bytes.ascii("property float " + names.of(channel.name()) + "\n");
    }
    bytes.ascii("property uchar finite\n");
    boolean isLine = mesh.grid().dimension() == 1;
    if (part == Part.SURFACE) {
      bytes.ascii(isLine ? edgeHeader(mesh.size() - 1) : faceHeader(mesh.triangles().length / 3));
    }
    bytes.ascii("end_header\n");
    vertices(surface, mesh, bytes);
    if (part == Part.SURFACE) {
      if (isLine) {
        edges(0, mesh.size(), bytes);
      } else {
        faces(mesh.triangles(), bytes);
      }
    }
    bytes.writeTo(out);
  }

  private static String faceHeader(int count) {
    return "element face %d\nproperty list uchar int vertex_indices\n".formatted(count);
  }

  static String edgeHeader(int count) {
    return "element edge %d\nproperty int vertex1\nproperty int vertex2\n".formatted(count);
  }

  private static void vertices(Surface surface, HeightMesh mesh, LittleEndian bytes) {
    double[] normals = mesh.normals();
    for (int node = 0; node < mesh.size(); node++) {
      bytes.f32(mesh.x(node)).f32(mesh.y(node)).f32(mesh.z(node));
      bytes.f32(normals[3 * node]).f32(normals[3 * node + 1]).f32(normals[3 * node + 2]);
      bytes.rgb(mesh.rgb(node));
      for (int c = 0; c < surface.channels().size(); c++) {
        bytes.f32(surface.value(c, node));
      }
      bytes.u8(mesh.isFinite(node) ? 1 : 0);
    }
  }

  private static void faces(int[] triangles, LittleEndian bytes) {
    for (int i = 0; i < triangles.length; i += 3) {
      bytes.u8(3).i32(triangles[i]).i32(triangles[i + 1]).i32(triangles[i + 2]);
    }
  }

  /** One edge from each vertex to the next, within {@code count} vertices from {@code first}. */
  static void edges(int first, int count, LittleEndian bytes) {
    for (int i = first; i < first + count - 1; i++) {
      bytes.i32(i).i32(i + 1);
    }
  }
}
