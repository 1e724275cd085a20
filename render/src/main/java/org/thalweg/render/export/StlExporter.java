// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.io.IOException;
import java.io.OutputStream;
import org.thalweg.landscape.surface.Surface;

/**
 * STL, binary: the heights and triangles of the PLY file, each with its upward normal.
 *
 * <p>A sheet, not a body: give it a thickness before it is printed.
 */
public final class StlExporter implements Exporter {
  private static final int HEADER = 80;

  /** For the service loader. */
  public StlExporter() {}

  @Override
  public String extension() {
    return "stl";
  }

  @Override
  public String description() {
    return "bare triangles for CAD and 3-D printing";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    if (surface.grid().dimension() == 1) {
      throw new IllegalArgumentException(
          "an .stl file holds triangles, got a line; export it as .obj, .ply or .csv");
    }
    HeightMesh mesh = HeightMesh.of(surface);
    int[] corners = mesh.triangles();
    LittleEndian bytes = new LittleEndian();
    // A text that starts with "solid" would make it an ASCII file.
    String title = mesh.remarks().get(0);
    bytes.ascii(title.substring(0, Math.min(HEADER, title.length())));
    while (bytes.size() < HEADER) {
      bytes.u8(0);
    }
    bytes.i32(corners.length / 3);
    for (int i = 0; i < corners.length; i += 3) {
      triangle(mesh, corners[i], corners[i + 1], corners[i + 2], bytes);
    }
    bytes.writeTo(out);
  }

  private static void triangle(HeightMesh mesh, int a, int b, int c, LittleEndian bytes) {
    normal(mesh, a, b, c, bytes);
    for (int node : new int[] {a, b, c}) {
      bytes.f32(mesh.x(node)).f32(mesh.y(node)).f32(mesh.z(node));
    }
    bytes.u16(0);
  }

  /** Every triangle has one side along x and one along y: its two slopes are its normal. */
  private static void normal(HeightMesh mesh, int a, int b, int c, LittleEndian bytes) {
    boolean right = mesh.y(a) == mesh.y(b);
    double dx =
        right
            ? HeightNormals.slope(mesh.z(b) - mesh.z(a), mesh.x(b) - mesh.x(a))
            : HeightNormals.slope(mesh.z(b) - mesh.z(c), mesh.x(b) - mesh.x(c));
    double dy =
        right
            ? HeightNormals.slope(mesh.z(c) - mesh.z(b), mesh.y(c) - mesh.y(b))
            : HeightNormals.slope(mesh.z(c) - mesh.z(a), mesh.y(c) - mesh.y(a));
    double length = Math.sqrt(1 + dx * dx + dy * dy);
    bytes.f32(-dx / length).f32(-dy / length).f32(1 / length);
  }
}
