// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.List;

/**
 * Models beside the centre, and what is done to all of them first.
 *
 * @param toward files or {@code init:SEED}, none to two
 * @param align whether their hidden units are permuted onto the centre's
 * @param canonical whether every hidden unit of all models is balanced
 */
public record OthersSpec(List<String> toward, boolean align, boolean canonical) {
  /** No further models. */
  public static final OthersSpec NONE = new OthersSpec(List.of(), false, false);

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public OthersSpec {
    toward = toward == null ? List.of() : List.copyOf(toward);
    if (toward.size() > 2) {
      throw new IllegalArgumentException(
          "\"others.toward\" names none to two models, got %d".formatted(toward.size()));
    }
    if (align && toward.isEmpty()) {
      throw new IllegalArgumentException("\"others.align\" needs a model in \"others.toward\"");
    }
  }

  /** The same models as they are. */
  public OthersSpec unaligned() {
    return new OthersSpec(toward, false, canonical);
  }

  OthersSpec mapPaths(PathMapping mapping) {
    return new OthersSpec(toward.stream().map(mapping::mapWeights).toList(), align, canonical);
  }
}
