// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a surface comes from: what was asked, how it ran, and the figures a caption needs.
 *
 * @param facts named figures in their order, such as {@code directionNorm.x}, {@code
 *     parameterNorm}, {@code cosine}, {@code explainedShare.x}, {@code testError}
 */
public record Provenance(Question question, Run run, Map<String, Double> facts) {
  public Provenance {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** The same with {@code further} figures behind these; one of the same name replaces it. */
  public Provenance withFacts(Map<String, Double> further) {
    Map<String, Double> all = new LinkedHashMap<>(facts);
    all.putAll(further);
    return new Provenance(question, run, all);
  }
}
