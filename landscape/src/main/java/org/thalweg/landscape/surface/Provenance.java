// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a surface comes from: what was asked, how it ran, and the figures a caption needs.
 *
 * @param facts named figures in their order, such as {@code directionNorm.x}, {@code
 *     parameterNorm}, {@code cosine}, {@code explainedShare.x}, {@code testError}
 * @param spec what opens the study again, as JSON; {@code {}} where nothing does
 */
public record Provenance(
    Question question,
    Run run,
    Map<String, Double> facts,
    @JsonRawValue @JsonDeserialize(using = RawJson.class) String spec) {

  // A file of an earlier version has no spec, and JSON gives null for it.
  @SuppressWarnings("unused")
  public Provenance {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    spec = spec == null || spec.isBlank() ? "{}" : spec;
  }

  /** One that nothing opens again. */
  public Provenance(Question question, Run run, Map<String, Double> facts) {
    this(question, run, facts, "{}");
  }

  /** The same, opened again by what this JSON says. */
  public Provenance openedBy(String json) {
    return new Provenance(question, run, facts, json);
  }

  /** What opens the study again, as JSON; empty for files of earlier versions and other tools. */
  @JsonIgnore
  public Optional<String> findSpec() {
    return spec.equals("{}") ? Optional.empty() : Optional.of(spec);
  }

  /** The same with {@code further} figures behind these; one of the same name replaces it. */
  public Provenance withFacts(Map<String, Double> further) {
    Map<String, Double> all = new LinkedHashMap<>(facts);
    all.putAll(further);
    return new Provenance(question, run, all, spec);
  }
}
