// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import picocli.CommandLine.Option;

/** The quadratic model of a loss about its centre, computed or drawn. */
public final class QuadraticOptions {
  private static final String USUAL = "10%";

  @Option(
      names = "--quadratic",
      description =
          "Also the quadratic model of the loss, from its gradient and Hessian at the centre, and"
              + " where it stops holding.")
  private boolean quadratic;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE%|se",
      description =
          "How far the loss may be off the quadratic model: a share of the model's rise, or one"
              + " standard error of the loss (default: 10%%).")
  private Optional<String> tolerance = Optional.empty();

  /** The tolerance of the model; empty where none is asked for. */
  public Optional<Tolerance> tolerance() {
    if (!quadratic && tolerance.isPresent()) {
      throw new IllegalArgumentException(
          "--tolerance is of the quadratic model; ask for it by --quadratic");
    }
    return quadratic ? Optional.of(Tolerance.parse(tolerance.orElse(USUAL))) : Optional.empty();
  }
}
