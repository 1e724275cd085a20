// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import picocli.CommandLine.Option;

/** The line or plane through the weights. */
public final class PlaneOptions {

  @Option(
      names = "--x",
      paramLabel = "MIN:MAX:N",
      defaultValue = "-1:1:51",
      converter = AxisConverter.class,
      description = "Coordinates along the first direction (default: ${DEFAULT-VALUE}).")
  private Axis x;

  @Option(
      names = "--y",
      paramLabel = "MIN:MAX:N",
      converter = AxisConverter.class,
      description = "Coordinates along the second direction; without it, a curve.")
  private Optional<Axis> y = Optional.empty();

  @Option(
      names = "--norm",
      paramLabel = "KIND",
      description =
          "Rescale random directions: filter (the default), layer, weight, dfilter, dlayer, none.")
  private Optional<String> norm = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "WHICH",
      description =
          "Biases and normalisation: biasbn keeps them still (the default), none moves them along"
              + " themselves, scaled randomly; regex:PATTERN keeps the named blocks still.")
  private Optional<String> ignore = Optional.empty();

  @Option(
      names = "--direction-file",
      paramLabel = "FILE",
      description = "Directions from a file, ours or the reference implementation's.")
  private Optional<Path> directionFile = Optional.empty();

  @Option(
      names = "--save-directions",
      paramLabel = "FILE",
      description = "Write the directions used, in the reference implementation's layout.")
  private Optional<Path> saveDirections = Optional.empty();

  @Option(
      names = "--directions",
      paramLabel = "random|file",
      description = "Where the directions come from (default: random).")
  private Optional<String> kind = Optional.empty();

  @Option(
      names = "--bn",
      paramLabel = "frozen",
      defaultValue = "frozen",
      description = "Batch-norm statistics away from the centre (default: ${DEFAULT-VALUE}).")
  private String bn;

  @Option(
      names = "--tensors",
      paramLabel = "weights",
      defaultValue = "weights",
      description = "What a direction moves (default: ${DEFAULT-VALUE}).")
  private String tensors;

  public Grid grid() {
    return y.map(second -> Grid.plane(x, second)).orElseGet(() -> Grid.line(x));
  }

  public Rescaling rescaling() {
    return Rescaling.named(norm.orElse("filter"));
  }

  public Ignore ignore() {
    return Ignore.named(ignore.orElse("biasbn"));
  }

  public Optional<Path> directionFile() {
    return directionFile;
  }

  public Optional<Path> saveDirections() {
    return saveDirections;
  }

  /** Refuses combinations that contradict each other, before anything is read. */
  public void check() {
    kind.ifPresent(
        k -> {
          if (!k.equals("random") && !k.equals("file")) {
            throw new IllegalArgumentException(
                "--directions is random or file, got \"%s\"".formatted(k));
          }
          if (k.equals("file") != directionFile.isPresent()) {
            throw new IllegalArgumentException(
                "--directions file and --direction-file FILE go together");
          }
        });
    if (directionFile.isPresent() && (norm.isPresent() || ignore.isPresent())) {
      throw new IllegalArgumentException(
          "--norm and --ignore have no effect on directions from a file; leave them out");
    }
    if (!bn.equals("frozen")) {
      throw new IllegalArgumentException(
          "--bn: random directions keep statistics frozen here, got \"%s\"".formatted(bn));
    }
    if (!tensors.equals("weights")) {
      throw new IllegalArgumentException(
          "--tensors is weights here, got \"%s\"".formatted(tensors));
    }
    rescaling();
    ignore();
  }
}
