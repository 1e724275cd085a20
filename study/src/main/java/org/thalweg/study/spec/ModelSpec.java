// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A network and its weights.
 *
 * @param architecture a name that {@code thalweg arch} lists; empty for a module
 * @param module a TorchScript file with its weights inside; empty for an architecture
 * @param weights a checkpoint, or {@code init:SEED}; empty for a module's own, or for where the
 *     first recorded training ends
 */
public record ModelSpec(
    Optional<String> architecture, Optional<String> module, Optional<String> weights) {
  /** Before the seed of fresh weights. */
  public static final String FRESH = "init:";

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public ModelSpec {
    if (architecture.isPresent() == module.isPresent()) {
      throw new IllegalArgumentException(
          "\"model\" has either an \"architecture\" or a \"module\", got architecture %s and module %s"
              .formatted(architecture.orElse("none"), module.orElse("none")));
    }
    if (module.isPresent() && weights.isPresent()) {
      throw new IllegalArgumentException(
          "\"model.module\" brings its weights inside, got \"weights\" %s"
              .formatted(weights.orElseThrow()));
    }
  }

  /** A known architecture with the weights of a checkpoint. */
  public static ModelSpec checkpoint(String architecture, Path file) {
    return new ModelSpec(Optional.of(architecture), Optional.empty(), Optional.of(file.toString()));
  }

  /** A known architecture with fresh weights. */
  public static ModelSpec fresh(String architecture, long seed) {
    return new ModelSpec(Optional.of(architecture), Optional.empty(), Optional.of(FRESH + seed));
  }

  /** A TorchScript module: a program, which is run only where its source is trusted. */
  public static ModelSpec module(Path file) {
    return new ModelSpec(Optional.empty(), Optional.of(file.toString()), Optional.empty());
  }

  ModelSpec mapPaths(PathMapping mapping) {
    return new ModelSpec(architecture, module.map(mapping::map), weights.map(mapping::mapWeights));
  }
}
