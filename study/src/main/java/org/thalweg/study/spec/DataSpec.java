// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The samples that the loss is a mean over, and the loss.
 *
 * @param source which data set, and how its samples become inputs
 * @param split {@code train} or {@code test}; default {@code train}
 * @param samples {@code all}, {@code first:N} or N, a seeded class-balanced choice; default {@code
 *     all}
 * @param also a second split as further channels, such as {@code test} or {@code test:all}
 * @param loss such as {@code cross-entropy}; empty for the usual one of network and targets
 * @param weightDecay λ of the channel ½ λ ‖θ‖²; 0 for no channel
 */
public record DataSpec(
    Source source,
    String split,
    String samples,
    Optional<String> also,
    Optional<String> loss,
    double weightDecay) {

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public DataSpec {
    if (source == null) {
      throw new IllegalArgumentException("\"data.source\" is missing");
    }
    split = split == null ? "train" : split;
    samples = samples == null ? "all" : samples;
    if (!(weightDecay >= 0 && weightDecay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weight decay is a number from 0, such as 5e-4, got " + weightDecay);
    }
  }

  /**
   * A data set, and how its samples become inputs.
   *
   * @param name such as {@code cifar10}, {@code csv:FILE}, {@code npz:FILE} or {@code images:DIR}
   * @param directory where its files are; empty for the download cache
   * @param classes samples of these alone, counted in this order; empty for all
   * @param task {@code classification}, {@code regression} or {@code reconstruction}; empty for the
   *     usual one
   * @param normalize mean and deviation a channel, such as {@code 0.5/0.5}; empty for the data
   *     set's own
   */
  public record Source(
      String name,
      Optional<String> directory,
      List<String> classes,
      Optional<String> task,
      Optional<String> normalize) {
    private static final List<String> WITH_PATH = List.of("csv:", "npz:", "images:");

    // JSON gives null for what a file leaves out.
    @SuppressWarnings("unused")
    public Source {
      if (name == null || name.isBlank()) {
        throw new IllegalArgumentException("the name of a data set is missing, such as cifar10");
      }
      classes = classes == null ? List.of() : List.copyOf(classes);
    }

    Source mapPaths(PathMapping mapping) {
      String mapped = name;
      for (String form : WITH_PATH) {
        if (name.startsWith(form)) {
          mapped = form + mapping.map(name.substring(form.length()));
        }
      }
      return new Source(mapped, directory.map(mapping::map), classes, task, normalize);
    }
  }

  /** All training samples of a data set whose files are in {@code directory}. */
  public static DataSpec of(String name, Path directory) {
    return of(name, Optional.of(directory.toString()));
  }

  /** All training samples of a data set that is built in or cached. */
  public static DataSpec of(String name) {
    return of(name, Optional.empty());
  }

  private static DataSpec of(String name, Optional<String> directory) {
    Source source = new Source(name, directory, List.of(), Optional.empty(), Optional.empty());
    return new DataSpec(source, "train", "all", Optional.empty(), Optional.empty(), 0);
  }

  /** The same with the first {@code count} samples in file order. */
  public DataSpec first(int count) {
    return new DataSpec(source, split, "first:" + count, also, loss, weightDecay);
  }

  /** The same with files somewhere else. */
  public DataSpec in(String directory) {
    Source moved =
        new Source(
            source.name(),
            Optional.of(directory),
            source.classes(),
            source.task(),
            source.normalize());
    return new DataSpec(moved, split, samples, also, loss, weightDecay);
  }

  DataSpec mapPaths(PathMapping mapping) {
    return new DataSpec(source.mapPaths(mapping), split, samples, also, loss, weightDecay);
  }
}
