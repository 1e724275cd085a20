// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.Task;
import org.thalweg.torch.data.reader.Datasets;
import org.thalweg.torch.download.DownloadCache;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.objective.LossFunction;

/**
 * Reads the samples of a spec.
 *
 * @param seed of a class-balanced choice
 * @param cache where data sets come from that are in no named directory
 */
public record SampleReader(long seed, DownloadCache cache) {

  /**
   * All samples of a surface.
   *
   * @param network what is to answer them
   * @param estimated whether batch norm is estimated, which takes training samples
   */
  public Samples read(DataSpec data, ModelSource network, boolean estimated) {
    data.loss().ifPresent(LossFunction::named);
    Samples.Chosen main = main(data, network.answers(), network.name());
    Optional<Samples.Chosen> second = data.also().map(text -> second(data, network, text));
    Optional<Samples.Chosen> statistics =
        estimated && !data.split().equals("train")
            ? Optional.of(
                chosen(
                    data.source(),
                    new Part("train", data.samples()),
                    network.answers(),
                    network.name()))
            : Optional.empty();
    return new Samples(main, second, statistics);
  }

  /** The samples that the loss is a mean over. */
  public Samples.Chosen main(DataSpec data, OutputKind answers, String network) {
    return chosen(data.source(), new Part(data.split(), data.samples()), answers, network);
  }

  private Samples.Chosen second(DataSpec data, ModelSource network, String text) {
    int colon = text.indexOf(':');
    String other = colon < 0 ? text : text.substring(0, colon);
    if (other.equals(data.split())) {
      throw new IllegalArgumentException(
          "also is the other split, got \"%s\" beside \"%s\"".formatted(text, data.split()));
    }
    String choice = colon < 0 ? data.samples() : text.substring(colon + 1);
    try {
      return chosen(data.source(), new Part(other, choice), network.answers(), network.name());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the second split: %s; choose its own samples, such as test:all"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** A split, and how many of it. */
  public record Part(String split, String choice) {
    public Part {
      if (!split.equals("train") && !split.equals("test")) {
        throw new IllegalArgumentException("a split is train or test, got \"%s\"".formatted(split));
      }
    }
  }

  /**
   * The chosen samples of a split, with the targets of the task.
   *
   * @param answers what the network's outputs are
   * @param network its name
   */
  public Samples.Chosen chosen(
      DataSpec.Source source, Part part, OutputKind answers, String network) {
    Optional<Task> asked = source.task().map(Task::named);
    asked.ifPresent(task -> task.requireFrom(answers, network));
    SampleSelection selection = SampleSelection.parse(part.choice(), seed);
    Dataset all =
        Datasets.read(source.name(), source.directory().map(Path::of), part.split(), cache);
    Dataset selected = source.classes().isEmpty() ? all : all.ofClasses(source.classes());
    selected = selected.select(selection);
    if (source.normalize().isPresent()) {
      selected = selected.with(Normalization.parse(source.normalize().orElseThrow()));
    }
    Task task = asked.orElse(Task.usual(answers, selected));
    task.requireFrom(answers, network);
    String choice =
        source.classes().isEmpty()
            ? part.choice()
            : part.choice() + " of " + String.join(", ", source.classes());
    return new Samples.Chosen(selected.forTask(task), choice);
  }
}
