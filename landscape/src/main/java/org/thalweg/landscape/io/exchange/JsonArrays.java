// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.thalweg.landscape.InputFileException;

/** The numbers and nested lists of numbers in one JSON object; {@code null} is NaN. */
final class JsonArrays implements NamedArrays {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Path file;
  private final JsonNode root;

  private JsonArrays(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  static JsonArrays open(Path file) {
    try {
      return new JsonArrays(file, JSON.readTree(file.toFile()));
    } catch (JsonProcessingException e) {
      throw new InputFileException(
          file,
          "is damaged JSON at line %d: %s"
              .formatted(e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public List<String> names() {
    List<String> names = new ArrayList<>();
    root.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  public NumberArray array(String name) {
    List<Integer> shape = new ArrayList<>();
    for (JsonNode at = root.path(name); at.isArray() && !at.isEmpty(); at = at.get(0)) {
      shape.add(at.size());
    }
    DoubleStream.Builder values = DoubleStream.builder();
    collect(name, root.path(name), shape, values);
    return new NumberArray(shape, values.build().toArray());
  }

  private void collect(
      String name, JsonNode node, List<Integer> shape, DoubleStream.Builder values) {
    if (shape.isEmpty()) {
      if (!node.isNumber() && !node.isNull()) {
        throw problem("\"%s\" must hold numbers, got %.40s".formatted(name, node));
      }
      values.add(node.isNull() ? Double.NaN : node.doubleValue());
      return;
    }
    if (!node.isArray() || node.size() != shape.get(0)) {
      throw problem(
          "\"%s\" must be a full rectangle of lists, got one of %d beside one of %d"
              .formatted(name, node.size(), shape.get(0)));
    }
    node.forEach(inner -> collect(name, inner, shape.subList(1, shape.size()), values));
  }
}
