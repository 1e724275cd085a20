// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.finding;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What was found of one surface: at most one finding of a kind, in the order of their finding. */
public record Findings(@JsonValue List<Finding> all) {
  /** Nothing. */
  public static final Findings NONE = new Findings(List.of());

  // JSON gives null for a kind of a later version: it is passed over.
  @JsonCreator
  public Findings {
    all = all.stream().filter(Objects::nonNull).toList();
  }

  public static Findings of(Finding... findings) {
    return NONE.with(findings);
  }

  /** The numbers of a file of an earlier version, by their flat names. */
  public static Findings ofFigures(Map<String, Double> figures) {
    return new EarlierFigures(figures).findings();
  }

  /** The finding of that kind, if there is one. */
  public <T extends Finding> Optional<T> find(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** The same with {@code further}; one of the same kind is replaced. */
  public Findings with(Finding... further) {
    return with(new Findings(Arrays.asList(further)));
  }

  /** The same with all of another's; those of the same kind are replaced. */
  public Findings with(Findings further) {
    List<Finding> result = new ArrayList<>(all);
    for (Finding finding : further.all()) {
      result.removeIf(held -> held.getClass() == finding.getClass());
      result.add(finding);
    }
    return new Findings(result);
  }

  /** All numbers by flat names, such as {@code directionNorm.x}, for tables. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    all.forEach(finding -> figures.putAll(finding.figures()));
    return figures;
  }
}
