// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.cli.scene.Blueprint;
import org.thalweg.cli.scene.KnownBlueprint;
import org.thalweg.cli.scene.ScriptedBlueprint;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The network: an architecture known by name, or a program of its own. */
public final class NetworkOptions {

  @Option(
      names = "--arch",
      paramLabel = "NAME",
      description = "The architecture; 'thalweg arch' lists them.")
  private Optional<String> architecture = Optional.empty();

  @Mixin private ScriptOptions script;

  /** Whether there is one at all. */
  public boolean named() {
    return architecture.isPresent() || model().isPresent();
  }

  /** The module's file; empty for an architecture. */
  public Optional<Path> model() {
    return script.file();
  }

  /** The architecture, which this command cannot do without. */
  public Architecture architecture() {
    if (model().isPresent()) {
      throw new IllegalArgumentException(
          "this command knows architectures alone: give --arch NAME, not --model");
    }
    return Architectures.named(
        architecture.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the network is missing: give --arch NAME, or --model FILE.ts")));
  }

  /** Either of the two; a module is read. */
  public Blueprint blueprint() {
    if (model().isPresent() && architecture.isPresent()) {
      throw new IllegalArgumentException(
          "--model is a network of its own, got --arch %s beside it; leave one out"
              .formatted(architecture.orElseThrow()));
    }
    return script
        .module()
        .<Blueprint>map(ScriptedBlueprint::new)
        .orElseGet(() -> new KnownBlueprint(architecture()));
  }
}
