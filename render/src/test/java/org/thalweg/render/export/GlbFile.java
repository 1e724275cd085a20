// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** A strict reader of GLB: every length, range, alignment and bound is checked on the way. */
final class GlbFile {
  private static final Map<String, Integer> COMPONENTS = Map.of("SCALAR", 1, "VEC3", 3, "VEC4", 4);
  private static final Map<Integer, Integer> SIZES = Map.of(5123, 2, 5125, 4, 5126, 4);

  final JsonNode json;
  private final ByteBuffer numbers;

  GlbFile(byte[] file) throws IOException {
    ByteBuffer all = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(all.getInt()).isEqualTo(0x46546C67);
    assertThat(all.getInt()).isEqualTo(2);
    assertThat(all.getInt()).isEqualTo(file.length);
    byte[] text = chunk(all, 0x4E4F534A);
    json = new ObjectMapper().readTree(new String(text, StandardCharsets.UTF_8));
    numbers = ByteBuffer.wrap(chunk(all, 0x004E4942)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(all.hasRemaining()).isFalse();
    assertThat(json.at("/asset/version").asText()).isEqualTo("2.0");
    assertThat(json.at("/asset/generator").asText()).isEqualTo("Thalweg");
    assertThat(json.at("/buffers/0/byteLength").asInt()).isEqualTo(numbers.capacity());
    checkViews();
    checkPrimitives();
  }

  private static byte[] chunk(ByteBuffer all, int type) {
    int length = all.getInt();
    assertThat(length % 4).isZero();
    assertThat(all.getInt()).isEqualTo(type);
    byte[] content = new byte[length];
    all.get(content);
    return content;
  }

  /** The views fill the buffer without overlap, each used by one accessor of its exact size. */
  private void checkViews() {
    JsonNode views = json.get("bufferViews");
    assertThat(json.get("accessors")).hasSameSizeAs(views);
    int end = 0;
    for (int i = 0; i < views.size(); i++) {
      JsonNode view = views.get(i);
      JsonNode accessor = json.get("accessors").get(i);
      assertThat(accessor.get("bufferView").asInt()).isEqualTo(i);
      assertThat(view.get("byteOffset").asInt() % 4).isZero();
      assertThat(view.get("byteOffset").asInt()).isEqualTo(end);
      assertThat(accessor.get("count").asInt()).isPositive();
      int size = COMPONENTS.get(accessor.get("type").asText());
      size *= SIZES.get(accessor.get("componentType").asInt());
      assertThat(view.get("byteLength").asInt()).isEqualTo(accessor.get("count").asInt() * size);
      end += view.get("byteLength").asInt();
    }
    assertThat(end).isEqualTo(numbers.capacity());
  }

  private void checkPrimitives() {
    assertThat(json.at("/scenes/0/nodes")).hasSameSizeAs(json.get("nodes"));
    for (int i = 0; i < json.get("nodes").size(); i++) {
      assertThat(json.at("/scenes/0/nodes/" + i).asInt()).isEqualTo(i);
      JsonNode primitive = primitive(i);
      assertThat(primitive.get("material").asInt()).isLessThan(json.get("materials").size());
      int vertices = accessor(primitive.at("/attributes/POSITION")).get("count").asInt();
      primitive
          .get("attributes")
          .forEach(a -> assertThat(accessor(a).get("count").asInt()).isEqualTo(vertices));
      checkBounds(primitive.at("/attributes/POSITION"));
      if (primitive.has("indices")) {
        assertThat(accessor(primitive.get("indices")).get("componentType").asInt()).isEqualTo(5125);
        assertThat(Arrays.stream(ints(primitive.get("indices"))).boxed())
            .allMatch(index -> 0 <= index && index < vertices);
      }
    }
  }

  private void checkBounds(JsonNode positions) {
    float[] values = floats(positions);
    JsonNode accessor = accessor(positions);
    for (int axis = 0; axis < 3; axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = axis; i < values.length; i += 3) {
        assertThat(values[i]).isFinite();
        low = Math.min(low, values[i]);
        high = Math.max(high, values[i]);
      }
      assertThat(accessor.get("min").get(axis).asDouble()).isEqualTo(low);
      assertThat(accessor.get("max").get(axis).asDouble()).isEqualTo(high);
    }
  }

  JsonNode primitive(int node) {
    int mesh = json.get("nodes").get(node).get("mesh").asInt();
    assertThat(json.get("meshes").get(mesh).get("primitives")).hasSize(1);
    return json.get("meshes").get(mesh).get("primitives").get(0);
  }

  private JsonNode accessor(JsonNode index) {
    return json.get("accessors").get(index.asInt());
  }

  private ByteBuffer view(JsonNode accessor) {
    JsonNode view = json.get("bufferViews").get(accessor.asInt());
    return numbers
        .slice(view.get("byteOffset").asInt(), view.get("byteLength").asInt())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  float[] floats(JsonNode accessor) {
    ByteBuffer view = view(accessor);
    float[] values = new float[view.remaining() / Float.BYTES];
    view.asFloatBuffer().get(values);
    return values;
  }

  int[] ints(JsonNode accessor) {
    ByteBuffer view = view(accessor);
    int[] values = new int[view.remaining() / Integer.BYTES];
    view.asIntBuffer().get(values);
    return values;
  }

  short[] shorts(JsonNode accessor) {
    ByteBuffer view = view(accessor);
    short[] values = new short[view.remaining() / Short.BYTES];
    view.asShortBuffer().get(values);
    return values;
  }
}
