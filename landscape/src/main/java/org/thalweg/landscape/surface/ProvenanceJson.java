// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Map;
import org.thalweg.landscape.finding.Findings;

/** The provenance record as JSON, the way files carry it. */
final class ProvenanceJson {
  /** What files of earlier versions hold instead of findings. */
  private static final String EARLIER = "facts";

  /** A newer version's file may say more than this one knows; an older one's has one hash. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  private ProvenanceJson() {}

  static String write(Provenance provenance) {
    try {
      return JSON.writeValueAsString(provenance);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a provenance record must become JSON", e);
    }
  }

  static Provenance read(String json) throws JsonProcessingException {
    JsonNode tree = JSON.readTree(json);
    if (tree instanceof ObjectNode fields && fields.has(EARLIER)) {
      Map<String, Double> figures =
          JSON.convertValue(fields.remove(EARLIER), new TypeReference<>() {});
      fields.set("findings", JSON.valueToTree(Findings.ofFigures(figures)));
    }
    return JSON.treeToValue(tree, Provenance.class);
  }
}
