// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Datasets;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import picocli.CommandLine.Option;

/** The samples that the loss is a mean over. */
public final class DataOptions {

  @Option(names = "--data", paramLabel = "NAME", description = "The data set: cifar10 or digits.")
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

  /** Such as {@code first:500}, as typed. */
  public String samples() {
    return samples;
  }

  public Optional<Path> directory() {
    return directory;
  }

  /** Whether a data set was named. */
  public boolean named() {
    return name.isPresent();
  }

  /** Reads the data set and makes the choice; the seed decides a class-balanced one. */
  public Dataset read(long seed) {
    if (!split.equals("train") && !split.equals("test")) {
      throw new IllegalArgumentException("--split is train or test, got \"%s\"".formatted(split));
    }
    String dataset =
        name.orElseThrow(
            () -> new IllegalArgumentException("--data NAME is missing, such as --data cifar10"));
    SampleSelection selection = SampleSelection.parse(samples, seed);
    Optional<Normalization> normalization = normalize.map(Normalization::parse);
    Dataset chosen = Datasets.read(dataset, directory, split).select(selection);
    return normalization.map(chosen::with).orElse(chosen);
  }
}
