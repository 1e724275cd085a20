// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.study.spec.ModelSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The network and its weights. */
public final class ModelOptions {

  @Mixin private NetworkOptions network;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Its weights: .t7, .pt, .pth (PyTorch), .safetensors or .npz; or init:SEED, as a training"
              + " would start.")
  private Optional<String> checkpoint = Optional.empty();

  /** Whether a network was named. */
  public boolean named() {
    return network.named();
  }

  private void requireOneSource() {
    if (network.model().isPresent() && checkpoint.isPresent()) {
      throw new IllegalArgumentException(
          "--model brings its weights inside, got --checkpoint %s beside it; leave one out"
              .formatted(checkpoint.orElseThrow()));
    }
  }

  /** What was named. */
  public ModelSpec spec() {
    requireOneSource();
    return network.spec(checkpoint);
  }

  /** Whether programs may run. */
  public boolean trusted() {
    return network.trusted();
  }
}
