// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thalweg.landscape.surface.Question;

/**
 * One thing in which two questions differ.
 *
 * @param key such as {@code directions.seed}
 * @param held what the file holds; {@code none} where it says nothing
 * @param asked what was asked for; {@code none} where nothing was
 */
public record QuestionDifference(String key, String held, String asked) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE = "none";

  /** All differences in the order of the question's record; empty for equal questions. */
  public static List<QuestionDifference> between(Question held, Question asked) {
    return between(flatten(held), flatten(asked));
  }

  /** The same of any two trees of values, such as records or JSON. */
  public static List<QuestionDifference> betweenTrees(Object held, Object asked) {
    return between(flatten(held), flatten(asked));
  }

  static List<QuestionDifference> between(Map<String, String> held, Map<String, String> asked) {
    Set<String> keys = new LinkedHashSet<>(asked.keySet());
    keys.addAll(held.keySet());
    List<QuestionDifference> differences = new ArrayList<>();
    for (String key : keys) {
      QuestionDifference both =
          new QuestionDifference(key, held.getOrDefault(key, NONE), asked.getOrDefault(key, NONE));
      if (!both.held.equals(both.asked)) {
        differences.add(both);
      }
    }
    return differences;
  }

  /** The question as dotted keys and texts, such as {@code data.samples} and {@code first:500}. */
  static Map<String, String> flatten(Object question) {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", JSON.valueToTree(question), flat);
    return flat;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
    if (node.isValueNode()) {
      flat.put(prefix, node.asText());
      return;
    }
    String stem = prefix.isEmpty() ? "" : prefix + ".";
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(stem + i, node.get(i), flat);
      }
    } else {
      node.properties().forEach(e -> flatten(stem + e.getKey(), e.getValue(), flat));
    }
  }
}
