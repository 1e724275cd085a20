// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.study.spec.DataSpec;
import picocli.CommandLine.Option;

/** A data set, and what a network is to answer to its samples. */
public final class SourceOptions {

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
      names = "--classes",
      paramLabel = "A,B,...",
      description = "Samples of these classes alone, counted in this order (default: all).")
  private Optional<String> classes = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description =
          "What the network answers: classification, regression (numbers) or reconstruction (the"
              + " sample itself) (default: as targets and architecture are).")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--normalize",
      paramLabel = "MEAN/STD",
      description = "Of x/255 per channel, such as 0.5/0.5, or none (default: the data set's own).")
  private Optional<String> normalize = Optional.empty();

  /** Whether a data set was named. */
  boolean named() {
    return name.isPresent();
  }

  /** What was named. */
  DataSpec.Source spec() {
    return new DataSpec.Source(
        required(),
        directory.map(Path::toString),
        classes.map(SourceOptions::split).orElse(List.of()),
        task,
        normalize);
  }

  private String required() {
    return name.orElseThrow(
        () -> new IllegalArgumentException("--data NAME is missing, such as --data cifar10"));
  }

  private static List<String> split(String names) {
    return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
  }
}
