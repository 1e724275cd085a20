// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.util.Optional;
import org.thalweg.cli.scene.Blueprint;
import org.thalweg.cli.scene.Samples;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.download.DownloadCache;
import org.thalweg.torch.model.Answers;
import org.thalweg.torch.objective.LossFunction;
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

  /** The loss that was asked for, or the network's usual one on these samples. */
  public LossFunction loss(Answers answers, Dataset data) {
    return loss.map(word -> LossFunction.named(word, data))
        .orElseGet(() -> LossFunction.usual(answers, data));
  }

  /** Whether a data set was named. */
  public boolean named() {
    return source.named();
  }

  /**
   * All samples of a surface.
   *
   * @param network what is to answer them
   * @param estimated whether batch norm is estimated, which takes training samples
   */
  public Samples read(Blueprint network, long seed, boolean estimated) {
    loss.ifPresent(LossFunction::named);
    Samples.Chosen main = chosen(network, split, samples, seed, "--split");
    Optional<Samples.Chosen> second = also.map(text -> second(network, text, seed));
    Optional<Samples.Chosen> statistics =
        estimated && !split.equals("train")
            ? Optional.of(chosen(network, "train", samples, seed, "--split"))
            : Optional.empty();
    return new Samples(main, second, statistics);
  }

  private Samples.Chosen second(Blueprint network, String text, long seed) {
    int colon = text.indexOf(':');
    String other = colon < 0 ? text : text.substring(0, colon);
    if (other.equals(split)) {
      throw new IllegalArgumentException(
          "--also names the other split, got \"%s\" beside --split %s".formatted(text, split));
    }
    try {
      return chosen(
          network, other, colon < 0 ? samples : text.substring(colon + 1), seed, "--also");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--also: %s; choose its own, such as --also test:all".formatted(e.getMessage()), e);
    }
  }

  /** Reads the data set and makes the choice; the seed decides a class-balanced one. */
  public Dataset read(Blueprint network, long seed) {
    return chosen(network, split, samples, seed, "--split").dataset();
  }

  private Samples.Chosen chosen(
      Blueprint network, String part, String choice, long seed, String option) {
    if (!part.equals("train") && !part.equals("test")) {
      throw new IllegalArgumentException("%s is train or test, got \"%s\"".formatted(option, part));
    }
    return source.read(
        new SourceOptions.Request(part, choice),
        network.answers(),
        network.name(),
        seed,
        DownloadCache.standard(new DownloadLines(command.commandLine().getErr())));
  }
}
