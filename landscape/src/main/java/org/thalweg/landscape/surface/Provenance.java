// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Optional;
import org.thalweg.landscape.finding.Findings;

/**
 * Where a surface comes from: what was asked, how it ran, and what was found of it as a whole.
 *
 * @param spec what opens the study again, as JSON; {@code {}} where nothing does
 */
public record Provenance(
    Question question,
    Run run,
    Findings findings,
    @JsonRawValue @JsonDeserialize(using = RawJson.class) String spec) {

  // A file of an earlier version has no spec, and JSON gives null for it.
  @SuppressWarnings("unused")
  public Provenance {
    findings = findings == null ? Findings.NONE : findings;
    spec = spec == null || spec.isBlank() ? "{}" : spec;
  }

  /** One that nothing opens again. */
  public Provenance(Question question, Run run, Findings findings) {
    this(question, run, findings, "{}");
  }

  /** The same, opened again by what this JSON says. */
  public Provenance openedBy(String json) {
    return new Provenance(question, run, findings, json);
  }

  /** What opens the study again, as JSON; empty for files of earlier versions and other tools. */
  @JsonIgnore
  public Optional<String> findSpec() {
    return spec.equals("{}") ? Optional.empty() : Optional.of(spec);
  }

  /** The same with {@code further} findings; those of the same kind are replaced. */
  public Provenance with(Findings further) {
    return new Provenance(question, run, findings.with(further), spec);
  }
}
