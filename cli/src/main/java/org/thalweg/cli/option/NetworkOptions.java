// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.study.spec.ModelSpec;
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
    return Architectures.named(architecture.orElseThrow(NetworkOptions::missing));
  }

  /** What was named, with these weights. */
  public ModelSpec spec(Optional<String> weights) {
    requireOne();
    if (!named()) {
      throw missing();
    }
    return new ModelSpec(architecture, model().map(Path::toString), weights);
  }

  /** Whether programs may run. */
  public boolean trusted() {
    return script.trusted();
  }

  private static IllegalArgumentException missing() {
    return new IllegalArgumentException(
        "the network is missing: give --arch NAME, or --model FILE.ts");
  }

  private void requireOne() {
    if (model().isPresent() && architecture.isPresent()) {
      throw new IllegalArgumentException(
          "--model is a network of its own, got --arch %s beside it; leave one out"
              .formatted(architecture.orElseThrow()));
    }
  }
}
