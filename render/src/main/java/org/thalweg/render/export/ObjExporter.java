// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.thalweg.landscape.surface.Surface;

/**
 * Wavefront OBJ: the heights, triangles and colours of the PLY file, as text.
 *
 * <p>A vertex is {@code v x y z r g b}, the colour 0 to 1 in sRGB as Blender and MeshLab read it. A
 * line and each path are {@code l} elements, each path an object of its own.
 */
public final class ObjExporter implements Exporter {

  /** For the service loader. */
  public ObjExporter() {}

  @Override
  public String extension() {
    return "obj";
  }

  @Override
  public String description() {
    return "coloured mesh as text, for nearly every 3-D program";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    HeightMesh mesh = HeightMesh.of(surface);
    StringBuilder text = new StringBuilder(100 * mesh.size());
    mesh.remarks().forEach(remark -> text.append("# ").append(remark).append('\n'));
    text.append("o surface\n");
    vertices(mesh, text);
    if (mesh.grid().dimension() == 1) {
      line(1, mesh.size(), text);
    } else {
      faces(mesh.triangles(), text);
    }
    int next = mesh.size() + 1;
    for (PathLine path : mesh.paths()) {
      path(path, next, text);
      next += path.vertices().size();
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void vertices(HeightMesh mesh, StringBuilder text) {
    for (int i = 0; i < mesh.size(); i++) {
      vertex(mesh.x(i), mesh.y(i), mesh.z(i), mesh.rgb(i), text);
    }
    double[] normals = mesh.normals();
    for (int i = 0; i < mesh.size(); i++) {
      text.append("vn ").append((float) normals[3 * i]);
      text.append(' ').append((float) normals[3 * i + 1]);
      text.append(' ').append((float) normals[3 * i + 2]).append('\n');
    }
  }

  private static void vertex(double x, double y, double z, int rgb, StringBuilder text) {
    text.append("v ").append((float) x);
    text.append(' ').append((float) y);
    text.append(' ').append((float) z);
    for (int shift = 16; shift >= 0; shift -= 8) {
      text.append(' ').append((rgb >> shift & 0xff) / 255f);
    }
    text.append('\n');
  }

  private static void faces(int[] triangles, StringBuilder text) {
    for (int i = 0; i < triangles.length; i++) {
      int number = triangles[i] + 1;
      text.append(i % 3 == 0 ? "f " : " ").append(number).append("//").append(number);
      text.append(i % 3 == 2 ? "\n" : "");
    }
  }

  private static void path(PathLine path, int first, StringBuilder text) {
    text.append("o path ").append(OneLine.of(path.name())).append('\n');
    path.vertices().forEach(v -> vertex(v.x(), v.y(), v.z(), path.rgb(), text));
    line(first, path.vertices().size(), text);
  }

  /** A line has two vertices or more: a single one is a point. */
  private static void line(int first, int count, StringBuilder text) {
    text.append(count == 1 ? "p " : "l ");
    text.append(
        IntStream.range(first, first + count)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" ")));
    text.append('\n');
  }
}
