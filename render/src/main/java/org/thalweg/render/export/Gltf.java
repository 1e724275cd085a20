// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A glTF 2.0 scene and its binary form, GLB: a header, a chunk of JSON and a chunk of numbers.
 *
 * <p>Nodes, meshes, materials, accessors and buffer views are counted from 0 in the order they were
 * added. One array has one accessor and one view, which begins at a multiple of 4 bytes.
 */
final class Gltf {
  static final int POINTS = 0;
  static final int LINE_STRIP = 3;
  static final int TRIANGLES = 4;

  private static final int FLOAT = 5126;
  private static final int UNSIGNED_SHORT = 5123;
  private static final int UNSIGNED_INT = 5125;
  private static final int VERTICES = 34962;
  private static final int INDICES = 34963;
  private static final int ALIGNMENT = 4;

  /** The light of each sRGB byte, 0 to 1 (IEC 61966-2-1). */
  private static final double[] LINEAR =
      IntStream.range(0, 256)
          .mapToDouble(i -> i / 255.0)
          .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
          .toArray();

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode root = MAPPER.createObjectNode();
  private final LittleEndian numbers = new LittleEndian();

  Gltf(String generator) {
    root.putObject("asset").put("version", "2.0").put("generator", generator);
    root.put("scene", 0);
    root.putArray("scenes").addObject().putArray("nodes");
    for (String list : new String[] {"nodes", "meshes", "materials", "accessors", "bufferViews"}) {
      root.putArray(list);
    }
  }

  /** x, y, z of each vertex in turn, with the bounds that positions need. */
  int positions(float[] values) {
    int accessor = vectors(values);
    ObjectNode description = (ObjectNode) root.withArray("accessors").get(accessor);
    ArrayNode min = description.putArray("min");
    ArrayNode max = description.putArray("max");
    for (int axis = 0; axis < 3; axis++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = axis; i < values.length; i += 3) {
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
      // As doubles: their digits name the float exactly.
      min.add((double) low);
      max.add((double) high);
    }
    return accessor;
  }

  /** x, y, z of each vertex's vector in turn. */
  int vectors(float[] values) {
    int start = numbers.size();
    for (float value : values) {
      numbers.f32(value);
    }
    return accessor(start, VERTICES, FLOAT, "VEC3", values.length / 3);
  }

  /** Colours 0xRRGGBB in sRGB; the format wants linear light: 16 bits, so that darks survive. */
  int colors(int[] colors) {
    int start = numbers.size();
    for (int rgb : colors) {
      for (int shift = 16; shift >= 0; shift -= 8) {
        numbers.u16((int) Math.round(0xffff * LINEAR[rgb >> shift & 0xff]));
      }
      numbers.u16(0xffff);
    }
    int accessor = accessor(start, VERTICES, UNSIGNED_SHORT, "VEC4", colors.length);
    ((ObjectNode) root.withArray("accessors").get(accessor)).put("normalized", true);
    return accessor;
  }

  int indices(int[] values) {
    int start = numbers.size();
    for (int value : values) {
      numbers.i32(value);
    }
    return accessor(start, INDICES, UNSIGNED_INT, "SCALAR", values.length);
  }

  private int accessor(int start, int target, int component, String type, int count) {
    ArrayNode views = root.withArray("bufferViews");
    views
        .addObject()
        .put("buffer", 0)
        .put("byteOffset", start)
        .put("byteLength", numbers.size() - start)
        .put("target", target);
    ArrayNode accessors = root.withArray("accessors");
    accessors
        .addObject()
        .put("bufferView", views.size() - 1)
        .put("componentType", component)
        .put("type", type)
        .put("count", count);
    return accessors.size() - 1;
  }

  /** A matt material seen from both sides, of a colour 0xRRGGBB. */
  int material(String name, int rgb) {
    ArrayNode all = root.withArray("materials");
    ObjectNode material = all.addObject().put("name", name).put("doubleSided", true);
    ObjectNode metal = material.putObject("pbrMetallicRoughness");
    ArrayNode color = metal.putArray("baseColorFactor");
    for (int shift = 16; shift >= 0; shift -= 8) {
      color.add(LINEAR[rgb >> shift & 0xff]);
    }
    color.add(1);
    metal.put("metallicFactor", 0).put("roughnessFactor", 0.7);
    return all.size() - 1;
  }

  /** A node with a mesh of one primitive, which is answered. */
  ObjectNode node(String name, int mode, Map<String, Integer> attributes, int material) {
    ArrayNode meshes = root.withArray("meshes");
    ArrayNode nodes = root.withArray("nodes");
    nodes.addObject().put("name", name).put("mesh", meshes.size());
    ((ArrayNode) root.at("/scenes/0/nodes")).add(nodes.size() - 1);
    ObjectNode primitive = meshes.addObject().put("name", name).putArray("primitives").addObject();
    primitive.put("mode", mode).put("material", material);
    ObjectNode places = primitive.putObject("attributes");
    // In a fixed order: the same surface gives the same bytes.
    new TreeMap<>(attributes).forEach(places::put);
    return primitive;
  }

  void writeTo(OutputStream out) throws IOException {
    numbers.pad(ALIGNMENT, 0);
    root.putArray("buffers").addObject().put("byteLength", numbers.size());
    LittleEndian json = new LittleEndian().bytes(MAPPER.writeValueAsBytes(root));
    json.pad(ALIGNMENT, ' ');
    int total = 12 + 8 + json.size() + 8 + numbers.size();
    new LittleEndian().ascii("glTF").i32(2).i32(total).writeTo(out);
    new LittleEndian().i32(json.size()).ascii("JSON").writeTo(out);
    json.writeTo(out);
    new LittleEndian().i32(numbers.size()).ascii("BIN\0").writeTo(out);
    numbers.writeTo(out);
  }
}
