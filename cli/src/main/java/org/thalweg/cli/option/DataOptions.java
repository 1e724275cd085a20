// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.study.opening.Downloads;
import org.thalweg.study.spec.DataSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The samples that the loss is a mean over. */
public final class DataOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private SourceOptions source;

  @Option(
      names = "--split",
      paramLabel = "train|test",
      defaultValue = "train",
      description = "Which part of it (default: ${DEFAULT-VALUE}).")
  private String split;

  @Option(
      names = "--samples",
      paramLabel = "N|first:N|all",
      defaultValue = "all",
      description =
          "How many: N is a seeded, class-balanced choice, first:N file order (default:"
              + " ${DEFAULT-VALUE}).")
  private String samples;

  @Option(
      names = "--also",
      paramLabel = "SPLIT[:SAMPLES]",
      description =
          "A second split as further channels, such as test or test:all (default: as many samples"
              + " as --samples says). Twice the work.")
  private Optional<String> also = Optional.empty();

  @Option(
      names = "--loss",
      paramLabel = "LOSS",
      description =
          "cross-entropy, logistic (the same of two classes), hinge, focal, mse (of the softmax"
              + " against the one-hot label, as the reference implementation has it), or squared (of"
              + " the outputs; the one for numbers) (default: squared for numbers, hinge for support"
              + " vector machines, else cross-entropy).")
  private Optional<String> loss = Optional.empty();

  @Option(
      names = "--weight-decay",
      paramLabel = "LAMBDA",
      defaultValue = "0",
      description =
          "A further channel: what weight decay adds to the loss, LAMBDA/2 times the squared norm of"
              + " all trainable parameters.")
  private double weightDecay;

  /** Not negative; 0 for no channel. */
  public double weightDecay() {
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "--weight-decay takes a number from 0, such as 5e-4, got " + weightDecay);
    }
    return weightDecay;
  }

  /** Whether a data set was named. */
  public boolean named() {
    return source.named();
  }

  /** What was asked for. */
  public DataSpec spec() {
    return new DataSpec(source.spec(), split, samples, also, loss, weightDecay());
  }

  /** Where data sets come from that are in no named directory; says what it downloads. */
  public Downloads downloads() {
    return Downloads.telling(command.commandLine().getErr());
  }
}
