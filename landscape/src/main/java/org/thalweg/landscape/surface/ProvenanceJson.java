// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The provenance record as JSON, the way files carry it. */
final class ProvenanceJson {
  /** A newer version's file may say more than this one knows; an older one's has one hash. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
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
    return JSON.readValue(json, Provenance.class);
  }
}
