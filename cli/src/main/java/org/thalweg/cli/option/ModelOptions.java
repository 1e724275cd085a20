// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The network and its weights. */
public final class ModelOptions {

  @Option(
      names = "--arch",
      required = true,
      paramLabel = "NAME",
      description = "The architecture; 'thalweg arch' lists them.")
  private String architecture;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "Its weights: .t7, .pt, .pth (PyTorch) or .safetensors; or init:SEED, as a training would"
              + " start.")
  private Optional<String> checkpoint = Optional.empty();

  public String architecture() {
    return architecture;
  }

  public Optional<String> checkpoint() {
    return checkpoint;
  }

  /** Where the weights are, which this command cannot do without. */
  public String checkpointRequired() {
    return checkpoint.orElseThrow(
        () -> new IllegalArgumentException("--checkpoint FILE is missing: the network's weights"));
  }
}
