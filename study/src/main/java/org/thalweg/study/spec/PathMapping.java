// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

/** Replaces the text of a path; {@code init:SEED} and the like never come here. */
@FunctionalInterface
public interface PathMapping {

  /** What takes the place of {@code path}. */
  String map(String path);

  /** The same for the weights of a model, which may be {@code init:SEED}. */
  default String mapWeights(String weights) {
    return weights.startsWith(ModelSpec.FRESH) ? weights : map(weights);
  }
}
