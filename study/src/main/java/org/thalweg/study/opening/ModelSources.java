// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.script.ScriptedModule;

/** Opens the network of a spec. */
public final class ModelSources {
  private ModelSources() {}

  /**
   * The network; a module is read, which runs its author's code.
   *
   * @param trusted whether the user of this command says so; no file's word counts
   * @throws IllegalArgumentException if the architecture is unknown
   * @throws UntrustedProgramException if a module is not trusted
   */
  public static ModelSource of(ModelSpec model, boolean trusted) {
    if (model.module().isEmpty()) {
      return new ArchitectureSource(Architectures.named(model.architecture().orElseThrow()));
    }
    return new ScriptSource(module(Path.of(model.module().orElseThrow()), trusted));
  }

  /**
   * The network at its weights.
   *
   * @param network of {@code model}
   * @throws IllegalArgumentException if the spec names none
   */
  public static Model centre(ModelSpec model, ModelSource network) {
    return network.at(
        model
            .weights()
            .or(model::module)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the network's weights are missing; name a checkpoint")));
  }

  /** A module, read if its source is trusted. */
  public static ScriptedModule module(Path file, boolean trusted) {
    if (!trusted) {
      throw new UntrustedProgramException(file);
    }
    return ScriptedModule.readTrusted(file);
  }
}
