// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.cli.scene.Samples;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Datasets;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.download.DownloadCache;
import org.thalweg.torch.objective.LossFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The samples that the loss is a mean over. */
public final class DataOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "NAME",
      description =
          "The data set: cifar10, cifar100, mnist, fashion-mnist, digits, iris, breast-cancer,"
              + " csv:FILE, npz:FILE or images:DIR. What is not in --data-dir is downloaded once.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Where its files are.")
  private Optional<Path> directory = Optional.empty();

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
      names = "--normalize",
      paramLabel = "MEAN/STD",
      description = "Of x/255 per channel, such as 0.5/0.5 (default: the data set's own).")
  private Optional<String> normalize = Optional.empty();

  @Option(
      names = "--also",
      paramLabel = "SPLIT[:SAMPLES]",
      description =
          "A second split as further channels, such as test or test:all (default: as many samples"
              + " as --samples says). Twice the work.")
  private Optional<String> also = Optional.empty();

  @Option(
      names = "--loss",
      paramLabel = "cross-entropy|mse|squared|hinge|focal",
      defaultValue = "cross-entropy",
      description =
          "The loss; mse is that of the softmax against the one-hot label, as the reference"
              + " implementation has it (default: ${DEFAULT-VALUE}).")
  private String loss;

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

  public LossFunction loss() {
    return LossFunction.named(loss);
  }

  /** Whether a data set was named. */
  public boolean named() {
    return name.isPresent();
  }

  /**
   * All samples of a surface.
   *
   * @param estimated whether batch norm is estimated, which takes training samples
   */
  public Samples read(long seed, boolean estimated) {
    Samples.Chosen main = chosen(split, samples, seed, "--split");
    Optional<Samples.Chosen> second = also.map(text -> second(text, seed));
    Optional<Samples.Chosen> statistics =
        estimated && !split.equals("train")
            ? Optional.of(chosen("train", samples, seed, "--split"))
            : Optional.empty();
    return new Samples(main, second, statistics);
  }

  private Samples.Chosen second(String text, long seed) {
    int colon = text.indexOf(':');
    String other = colon < 0 ? text : text.substring(0, colon);
    if (other.equals(split)) {
      throw new IllegalArgumentException(
          "--also names the other split, got \"%s\" beside --split %s".formatted(text, split));
    }
    try {
      return chosen(other, colon < 0 ? samples : text.substring(colon + 1), seed, "--also");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--also: %s; choose its own, such as --also test:all".formatted(e.getMessage()), e);
    }
  }

  /** Reads the data set and makes the choice; the seed decides a class-balanced one. */
  public Dataset read(long seed) {
    return chosen(split, samples, seed, "--split").dataset();
  }

  private Samples.Chosen chosen(String part, String choice, long seed, String option) {
    if (!part.equals("train") && !part.equals("test")) {
      throw new IllegalArgumentException("%s is train or test, got \"%s\"".formatted(option, part));
    }
    String dataset =
        name.orElseThrow(
            () -> new IllegalArgumentException("--data NAME is missing, such as --data cifar10"));
    SampleSelection selection = SampleSelection.parse(choice, seed);
    Dataset whole = Datasets.read(dataset, directory, part, cache());
    Dataset selected = whole.select(selection);
    return new Samples.Chosen(
        normalize.map(Normalization::parse).map(selected::with).orElse(selected), choice);
  }

  private DownloadCache cache() {
    return DownloadCache.standard(new DownloadLines(command.commandLine().getErr()));
  }
}
