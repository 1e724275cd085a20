// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/** Keeps a part of a JSON document as the text that it is. */
final class RawJson extends JsonDeserializer<String> {

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return parser.readValueAsTree().toString();
  }
}
