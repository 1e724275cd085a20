// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code docs/spec.schema.json} describes the fields that the records have, and no others. */
class SpecSchemaTest {
  private final JsonNode schema = read();

  private static JsonNode read() {
    Path folder = Path.of("").toAbsolutePath();
    while (!folder.resolve("docs/spec.schema.json").toFile().exists()) {
      folder = Objects.requireNonNull(folder.getParent(), "the project's root");
    }
    try {
      return new ObjectMapper().readTree(folder.resolve("docs/spec.schema.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private void assertDescribes(JsonNode described, Class<?> type, String... more) {
    List<String> expected = new ArrayList<>(List.of(more));
    expected.addAll(fields(type));
    Set<Map.Entry<String, JsonNode>> properties = described.get("properties").properties();
    assertThat(properties.stream().map(Map.Entry::getKey))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(properties.stream().map(Map.Entry::getValue))
        .allMatch(field -> field.has("description") || field.has("$ref") || field.has("const"));
  }

  @Test
  void everyRecord_isDescribed() {
    assertDescribes(schema, StudySpec.class);
    assertDescribes(schema.at("/properties/model"), ModelSpec.class);
    assertDescribes(schema.at("/properties/others"), OthersSpec.class);
    assertDescribes(schema.at("/properties/runs"), RunsSpec.class);
    assertDescribes(schema.at("/properties/data"), DataSpec.class);
    assertDescribes(schema.at("/properties/data/properties/source"), DataSpec.Source.class);
    assertDescribes(schema.at("/properties/axes"), AxesSpec.class);
    assertDescribes(schema.at("/properties/engine"), EngineSpec.class);
    assertDescribes(schema.at("/$defs/rule"), DirectionRule.class);
  }

  @Test
  void everyKindOfPlane_isDescribed() {
    JsonNode kinds = schema.at("/properties/plane/oneOf");
    List<Class<?>> records = List.of(PlaneSpec.class.getPermittedSubclasses());
    assertThat(kinds).hasSameSizeAs(records);
    for (int i = 0; i < records.size(); i++) {
      assertDescribes(kinds.get(i), records.get(i), "kind");
    }
  }
}
