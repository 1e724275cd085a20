// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.direction.DirectionScope;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.study.spec.AxesSpec;
import org.thalweg.study.spec.DirectionKind;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.OthersSpec;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.RunsSpec;
import org.thalweg.study.spec.StudySpec;
import picocli.CommandLine.Option;

/** The line or plane through the weights. */
public final class PlaneOptions {

  @Option(
      names = "--x",
      paramLabel = "MIN:MAX:N",
      converter = AxisRequestConverter.class,
      description =
          "Coordinates along the first direction, or auto:N where the range is to be found (default:"
              + " -1:1:51; -0.5:1.5:41 toward a model; auto:51 around a path).")
  private Optional<AxisRequest> x = Optional.empty();

  @Option(
      names = "--y",
      paramLabel = "MIN:MAX:N",
      converter = AxisRequestConverter.class,
      description = "Coordinates along the second direction; without it, a curve.")
  private Optional<AxisRequest> y = Optional.empty();

  @Option(
      names = "--directions",
      paramLabel = "KIND",
      description =
          "random, toward (further models), through (two of them, distances true), pca (of --trajectory), gradient,"
              + " hessian (its largest and smallest eigenvector), hessian:top2, coordinates:most-changing (of --trajectory), coordinates:NAME[,NAME] such as"
              + " linear.bias[3], or file (default: what --toward, --trajectory or --direction-file"
              + " imply, else random).")
  private Optional<String> directions = Optional.empty();

  @Option(
      names = "--norm",
      paramLabel = "KIND",
      description =
          "Rescale directions to the weights: filter (the default), layer, weight, dfilter, dlayer,"
              + " none (the default toward models).")
  private Optional<String> norm = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "WHICH",
      description =
          "Biases and normalisation: biasbn keeps them still (the default), none moves them along"
              + " themselves (the default toward models), scaled randomly; regex:PATTERN keeps the"
              + " named blocks still.")
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
      names = "--trajectory",
      paramLabel = "DIR",
      description = "A folder of checkpoints; drawn over the plane, repeatable.")
  private List<Path> trajectories = new ArrayList<>();

  @Option(
      names = "--bn",
      paramLabel = "POLICY",
      description =
          "Batch-norm statistics away from the centre: frozen, interpolated, or recomputed (default:"
              + " frozen; recomputed toward models and around a path).")
  private Optional<String> bn = Optional.empty();

  @Option(
      names = "--tensors",
      paramLabel = "weights|states",
      description =
          "What a direction moves; states: running statistics too, which implies --bn interpolated"
              + " (default: weights).")
  private Optional<String> tensors = Optional.empty();

  @Option(
      names = "--orthogonal",
      description = "Make the second direction orthogonal to the first, filter by filter.")
  private boolean orthogonal;

  @Option(
      names = "--repeats",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "Independent draws of random directions, of seeds --seed, --seed + 1, …: mean and spread"
              + " (default: ${DEFAULT-VALUE}).")
  private int repeats;

  /** The first axis as typed, if it was. */
  public Optional<AxisRequest> x() {
    return x;
  }

  /** Fills in axes that were not typed. */
  public void assume(AxisRequest first, AxisRequest second) {
    x = x.or(() -> Optional.of(first));
    y = y.or(() -> Optional.of(second));
  }

  /** The second axis; empty for a line. */
  public Optional<AxisRequest> y() {
    return y;
  }

  public Optional<Path> directionFile() {
    return directionFile;
  }

  public Optional<Path> saveDirections() {
    return saveDirections;
  }

  /**
   * The directions as a spec; refuses combinations that contradict each other before anything is
   * read.
   *
   * @param models how many further models were named
   */
  public PlaneSpec spec(int models) {
    return spec(directions.orElseGet(() -> implied(models > 0)), models);
  }

  /**
   * The directions of the line through two models or the plane through three.
   *
   * @param models how many further models were named, 1 or 2
   */
  public PlaneSpec through(int models) {
    if (directions.isPresent() || directionFile.isPresent()) {
      throw new IllegalArgumentException(
          "interpolate goes from model to model; for other directions use 'thalweg surface'");
    }
    return spec(models == 1 ? "toward" : "through", models);
  }

  private PlaneSpec spec(String text, int models) {
    DirectionKind kind = DirectionKind.of(text);
    checkFile(kind);
    checkModels(kind, models);
    checkTrajectories(kind, text);
    checkRescaling(kind);
    checkRepeats(kind);
    checkBatchNorm();
    norm.ifPresent(Rescaling::named);
    ignore.ifPresent(Ignore::named);
    bn.ifPresent(BatchNormPolicy::named);
    DirectionRule rule = new DirectionRule(norm, ignore, tensors().cliName(), orthogonal, bn);
    return switch (kind) {
      case RANDOM -> new PlaneSpec.Random(rule, Optional.empty(), repeats);
      case TOWARD -> new PlaneSpec.Toward(rule);
      case THROUGH -> new PlaneSpec.Through(rule);
      case GRADIENT -> new PlaneSpec.Gradient(rule);
      case PCA -> new PlaneSpec.Principal(rule, PlaneSpec.Principal.MODEL);
      case HESSIAN -> new PlaneSpec.Hessian(rule, text.endsWith(":top2") ? "top2" : "extremes");
      case COORDINATES -> new PlaneSpec.Coordinates(rule, text.substring(text.indexOf(':') + 1));
      case FILE -> new PlaneSpec.FromFile(rule, directionFile.orElseThrow().toString());
    };
  }

  /** Everything that decides the numbers, along {@code directions}. */
  public StudySpec study(
      ModelOptions model,
      OthersSpec others,
      DataOptions data,
      PlaneSpec directions,
      ComputeOptions compute) {
    return new StudySpec(
        StudySpec.VERSION,
        model.spec(),
        others,
        runs(),
        data.spec(),
        directions,
        axes(),
        compute.spec());
  }

  /** The range as typed. */
  private AxesSpec axes() {
    return new AxesSpec(x.map(AxisRequest::toString), y.map(AxisRequest::toString), List.of());
  }

  /** The recorded trainings that were named. */
  private RunsSpec runs() {
    return RunsSpec.of(trajectories.stream().map(Path::toString).toList());
  }

  private String implied(boolean towardModels) {
    if (directionFile.isPresent()) {
      return "file";
    }
    if (towardModels) {
      return "toward";
    }
    return trajectories.isEmpty() ? "random" : "pca";
  }

  private void checkFile(DirectionKind kind) {
    if ((kind == DirectionKind.FILE) != directionFile.isPresent()) {
      throw new IllegalArgumentException("--directions file and --direction-file FILE go together");
    }
    if (kind == DirectionKind.FILE && (norm.isPresent() || ignore.isPresent())) {
      throw new IllegalArgumentException(
          "--norm and --ignore have no effect on directions from a file; leave them out");
    }
  }

  private void checkModels(DirectionKind kind, int models) {
    if (kind == DirectionKind.TOWARD && models == 0) {
      throw new IllegalArgumentException(
          "--directions toward needs a further model; name it by --toward FILE");
    }
    if (kind == DirectionKind.TOWARD && models == 1 && y.isPresent()) {
      throw new IllegalArgumentException(
          "--y asks for a plane through three models; name the third by another --toward");
    }
    if (kind == DirectionKind.THROUGH && models != 2) {
      throw new IllegalArgumentException(
          "--directions through needs two further models, got %d; name each by --toward FILE"
              .formatted(models));
    }
  }

  private void checkTrajectories(DirectionKind kind, String text) {
    if (kind == DirectionKind.PCA && trajectories.isEmpty()) {
      throw new IllegalArgumentException(
          "--directions pca needs a recorded training; name its folder by --trajectory DIR");
    }
    if (text.equals("coordinates:most-changing") && trajectories.size() != 1) {
      throw new IllegalArgumentException(
          "--directions %s needs one recorded training, got %d; name its folder by --trajectory DIR"
              .formatted(text, trajectories.size()));
    }
  }

  private void checkRescaling(DirectionKind kind) {
    if (norm.isPresent() && !kind.isRescaled()) {
      throw new IllegalArgumentException(
          "--norm has no effect on --directions %s, which are unit vectors; leave it out"
              .formatted(kind.cliName()));
    }
    if (ignore.isPresent() && kind == DirectionKind.COORDINATES) {
      throw new IllegalArgumentException(
          "--ignore has no effect on --directions coordinates; leave it out");
    }
    if (orthogonal && y.isEmpty()) {
      throw new IllegalArgumentException("--orthogonal needs two directions; name --y too");
    }
  }

  private void checkRepeats(DirectionKind kind) {
    if (repeats < 1) {
      throw new IllegalArgumentException("--repeats takes a number from 1, got " + repeats);
    }
    if (repeats > 1 && kind != DirectionKind.RANDOM) {
      throw new IllegalArgumentException(
          "--repeats draws random directions; --directions %s are the same every time"
              .formatted(kind.cliName()));
    }
    if (repeats > 1 && saveDirections.isPresent()) {
      throw new IllegalArgumentException(
          "--save-directions writes one draw; leave it out, or --repeats");
    }
  }

  /** Refuses several draws beside {@code option}, which is of one line or plane. */
  public void requireOneDraw(String option) {
    if (repeats > 1) {
      throw new IllegalArgumentException(
          "%s is of one line or plane, got --repeats %d; leave one out".formatted(option, repeats));
    }
  }

  private DirectionScope tensors() {
    return DirectionScope.named(tensors.orElse("weights"));
  }

  private void checkBatchNorm() {
    if (tensors() == DirectionScope.STATES
        && bn.isPresent()
        && !bn.orElseThrow().equals("interpolated")) {
      throw new IllegalArgumentException(
          "--tensors states moves the running statistics, which is --bn interpolated; leave out"
              + " --bn %s".formatted(bn.orElseThrow()));
    }
  }
}
