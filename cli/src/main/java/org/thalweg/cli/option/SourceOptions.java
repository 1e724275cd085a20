// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.cli.scene.Samples;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Datasets;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.download.DownloadCache;
import org.thalweg.torch.model.Answers;
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

  /**
   * The chosen samples of a split, with the targets of the task.
   *
   * @param answers what the network's outputs are
   * @param network its name
   * @param seed of a class-balanced choice
   */
  Samples.Chosen read(
      Request request, Answers answers, String network, long seed, DownloadCache cache) {
    Optional<Task> asked = task.map(Task::named);
    asked.ifPresent(chosen -> chosen.requireFrom(answers, network));
    SampleSelection selection = SampleSelection.parse(request.choice(), seed);
    Dataset all = Datasets.read(required(), directory, request.split(), cache);
    Dataset selected = classes.map(names -> all.ofClasses(split(names))).orElse(all);
    selected = selected.select(selection);
    if (normalize.isPresent()) {
      selected = selected.with(Normalization.parse(normalize.get()));
    }
    Task chosen = asked.orElse(Task.usual(answers, selected));
    chosen.requireFrom(answers, network);
    return new Samples.Chosen(
        selected.forTask(chosen),
        classes
            .map(names -> request.choice() + " of " + String.join(", ", split(names)))
            .orElse(request.choice()));
  }

  /** A split and how many of it. */
  record Request(String split, String choice) {}

  private String required() {
    return name.orElseThrow(
        () -> new IllegalArgumentException("--data NAME is missing, such as --data cifar10"));
  }

  private static List<String> split(String names) {
    return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
  }
}
