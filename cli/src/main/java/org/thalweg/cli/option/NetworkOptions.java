// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.study.spec.ModelSpec;
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

  /** What was named, with these weights. */
  public ModelSpec spec(Optional<String> weights) {
    requireOne();
    if (!named()) {
      throw new IllegalArgumentException(
          "the network is missing: give --arch NAME, or --model FILE.ts");
    }
    return new ModelSpec(architecture, model().map(Path::toString), weights);
  }

  /** Whether programs may run. */
  public boolean trusted() {
    return script.trusted();
  }

  private void requireOne() {
    if (model().isPresent() && architecture.isPresent()) {
      throw new IllegalArgumentException(
          "--model is a network of its own, got --arch %s beside it; leave one out"
              .formatted(architecture.orElseThrow()));
    }
  }
}
