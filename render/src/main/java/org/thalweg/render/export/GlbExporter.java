// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.thalweg.landscape.surface.Surface;

/**
 * Binary glTF 2.0: the heights, triangles and colours of the PLY file, and each path as a line.
 *
 * <p>Y is up there: our (x, y, z) is its (x, z, −y), and Blender's importer turns it back. A single
 * checkpoint is a point. What the heights mean is in the {@code extras} of the surface's primitive.
 */
public final class GlbExporter implements Exporter {
  private static final int WHITE = 0xffffff;

  /** For the service loader. */
  public GlbExporter() {}

  @Override
  public String extension() {
    return "glb";
  }

  @Override
  public String description() {
    return "coloured mesh with its paths for Blender, web pages, slides";
  }

  @Override
  public void write(Surface surface, OutputStream out) throws IOException {
    Gltf gltf = new Gltf("Thalweg");
    HeightMesh mesh = HeightMesh.of(surface);
    ObjectNode drawn = mesh.grid().dimension() == 1 ? curve(mesh, gltf) : sheet(mesh, gltf);
    ArrayNode remarks = drawn.putObject("extras").putArray("remarks");
    mesh.remarks().forEach(remarks::add);
    mesh.paths().forEach(path -> path(path, gltf));
    gltf.writeTo(out);
  }

  private static ObjectNode sheet(HeightMesh mesh, Gltf gltf) {
    Map<String, Integer> attributes =
        Map.of(
            "POSITION", positions(mesh, gltf),
            "NORMAL", gltf.vectors(yUp(mesh.normals())),
            "COLOR_0", colors(mesh, gltf));
    int indices = gltf.indices(mesh.triangles());
    return gltf.node("surface", Gltf.TRIANGLES, attributes, gltf.material("surface", WHITE))
        .put("indices", indices);
  }

  private static ObjectNode curve(HeightMesh mesh, Gltf gltf) {
    Map<String, Integer> attributes =
        Map.of("POSITION", positions(mesh, gltf), "COLOR_0", colors(mesh, gltf));
    return gltf.node("curve", Gltf.LINE_STRIP, attributes, gltf.material("curve", WHITE));
  }

  private static int positions(HeightMesh mesh, Gltf gltf) {
    double[] all = new double[3 * mesh.size()];
    for (int node = 0; node < mesh.size(); node++) {
      all[3 * node] = mesh.x(node);
      all[3 * node + 1] = mesh.y(node);
      all[3 * node + 2] = mesh.z(node);
    }
    return gltf.positions(yUp(all));
  }

  private static int colors(HeightMesh mesh, Gltf gltf) {
    return gltf.colors(IntStream.range(0, mesh.size()).map(mesh::rgb).toArray());
  }

  private static void path(PathLine path, Gltf gltf) {
    double[] all =
        path.vertices().stream()
            .flatMapToDouble(v -> DoubleStream.of(v.x(), v.y(), v.z()))
            .toArray();
    int mode = path.vertices().size() == 1 ? Gltf.POINTS : Gltf.LINE_STRIP;
    Map<String, Integer> attributes = Map.of("POSITION", gltf.positions(yUp(all)));
    gltf.node(path.name(), mode, attributes, gltf.material(path.name(), path.rgb()));
  }

  private static float[] yUp(double[] xyz) {
    float[] turned = new float[xyz.length];
    for (int i = 0; i < xyz.length; i += 3) {
      turned[i] = (float) xyz[i];
      turned[i + 1] = (float) xyz[i + 2];
      turned[i + 2] = (float) (0 - xyz[i + 1]);
    }
    return turned;
  }
}
