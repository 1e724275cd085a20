// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The paths as vertices and edges of a PLY file, at the heights of the surface's own file. */
final class PlyPath {
  private PlyPath() {}

  static void write(HeightMesh mesh, OutputStream out) throws IOException {
    List<PathLine> paths = mesh.paths();
    if (paths.isEmpty()) {
      throw new IllegalArgumentException(
          "a path export needs a plane with a path over it, got none; export the surface");
    }
    LittleEndian bytes = new LittleEndian();
    bytes.ascii("ply\nformat binary_little_endian 1.0\n");
    mesh.remarks().forEach(remark -> bytes.ascii("comment " + remark + "\n"));
    for (int i = 0; i < paths.size(); i++) {
      bytes.ascii("comment path %d is %s\n".formatted(i, OneLine.of(paths.get(i).name())));
    }
    int vertices = paths.stream().mapToInt(path -> path.vertices().size()).sum();
    bytes.ascii("element vertex " + vertices + "\n");
    bytes.ascii("property float x\nproperty float y\nproperty float z\n");
    bytes.ascii("property uchar red\nproperty uchar green\nproperty uchar blue\n");
    bytes.ascii("property float loss\nproperty float off_plane\n");
    bytes.ascii("property int step\nproperty int path\n");
    bytes.ascii(PlyExporter.edgeHeader(vertices - paths.size()));
    bytes.ascii("end_header\n");
    for (int i = 0; i < paths.size(); i++) {
      vertices(paths.get(i), i, bytes);
    }
    int first = 0;
    for (PathLine path : paths) {
      PlyExporter.edges(first, path.vertices().size(), bytes);
      first += path.vertices().size();
    }
    bytes.writeTo(out);
  }

  private static void vertices(PathLine path, int number, LittleEndian bytes) {
    for (PathLine.Vertex v : path.vertices()) {
      bytes.f32(v.x()).f32(v.y()).f32(v.z()).rgb(path.rgb());
      bytes.f32(v.loss()).f32(v.offPlane()).i32(v.step()).i32(number);
    }
  }
}
