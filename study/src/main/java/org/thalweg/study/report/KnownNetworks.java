// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.nio.file.Path;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.study.opening.ModelSources;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;

/** The networks that a spec may name. */
public final class KnownNetworks {
  private KnownNetworks() {}

  /** Every architecture with its size, a line each. */
  public static String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-24s %10s %8s %12s %8s %12s%n"
            .formatted("name", "input", "classes", "parameters", "tensors", "MFLOP/image"));
    Architectures.names().stream()
        .map(Architectures::named)
        .map(KnownNetworks::row)
        .forEach(text::append);
    text.append(
        "with numbers of your own: %s%n".formatted(String.join(", ", Architectures.families())));
    return text.toString();
  }

  private static String row(Architecture architecture) {
    ParameterLayout layout = architecture.layout();
    return "%-24s %10s %8d %,12d %8d %,12.1f%n"
        .formatted(
            architecture.name(),
            architecture.input(),
            architecture.classes(),
            layout.trainableSize(),
            layout.blocks().stream().filter(block -> block.role().trainable()).count(),
            architecture.flopsPerImage() * 1e-6);
  }

  /**
   * What a TorchScript module is taken for.
   *
   * @param trusted whether the user says that its program may run
   * @throws IllegalArgumentException if it is not trusted
   */
  public static String describe(Path module, boolean trusted) {
    return ModelSources.module(module, trusted).describe();
  }
}
