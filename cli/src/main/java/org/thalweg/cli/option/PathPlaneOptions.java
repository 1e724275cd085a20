// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.trajectory.Anchor;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.study.spec.AxesSpec;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.RunsSpec;
import picocli.CommandLine.Option;

/** The plane through recorded trainings. */
public final class PathPlaneOptions {

  @Option(
      names = "--x",
      paramLabel = "MIN:MAX:N",
      converter = AxisRequestConverter.class,
      defaultValue = "auto:31",
      description =
          "With --surface: coordinates along the first axis, or auto:N for the paths' extent and 20 %%"
              + " (default: ${DEFAULT-VALUE}).")
  private AxisRequest x;

  @Option(
      names = "--y",
      paramLabel = "MIN:MAX:N",
      converter = AxisRequestConverter.class,
      defaultValue = "auto:31",
      description = "The same along the second axis (default: ${DEFAULT-VALUE}).")
  private AxisRequest y;

  @Option(
      names = "--ignore",
      paramLabel = "WHICH",
      defaultValue = "biasbn",
      description =
          "What takes no part in the principal axes: biasbn, none or regex:PATTERN (default:"
              + " ${DEFAULT-VALUE}).")
  private String ignore;

  @Option(
      names = "--anchor",
      paramLabel = "final|mean",
      defaultValue = "final",
      description =
          "What the plane is laid through: where the first run ends, or the mean of all checkpoints"
              + " (default: ${DEFAULT-VALUE}).")
  private String anchor;

  @Option(
      names = "--bn",
      paramLabel = "POLICY",
      defaultValue = "recomputed",
      description =
          "Batch-norm statistics on the plane: frozen, interpolated, or recomputed (default:"
              + " ${DEFAULT-VALUE}).")
  private String bn;

  @Option(
      names = "--from",
      paramLabel = "EPOCH",
      defaultValue = "0",
      description = "The number in its name from which a checkpoint takes part.")
  private long from;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description = "Take every N-th checkpoint, and the last.")
  private int every;

  @Option(
      names = "--prefix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the checkpoints' names begin with, such as model_.")
  private String prefix;

  @Option(
      names = "--suffix",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What they end with, such as .t7.")
  private String suffix;

  @Option(
      names = "--save-directions",
      paramLabel = "FILE",
      description =
          "Write the axes and their explained shares, in the reference implementation's layout.")
  private Optional<Path> saveDirections = Optional.empty();

  /** The directions: of the paths' plane, or of the lines beside it. */
  public PlaneSpec spec(boolean residual) {
    Ignore.named(ignore);
    Anchor.named(anchor);
    BatchNormPolicy.named(bn);
    DirectionRule rule =
        new DirectionRule(Optional.empty(), Optional.of(ignore), "weights", false, Optional.of(bn));
    return residual ? new PlaneSpec.Residual(rule) : new PlaneSpec.Principal(rule, anchor);
  }

  /** The range as typed. */
  public AxesSpec axes() {
    return new AxesSpec(Optional.of(x.toString()), Optional.of(y.toString()), List.of());
  }

  /** Which checkpoints of these folders take part. */
  public RunsSpec runs(List<Path> folders) {
    return new RunsSpec(folders.stream().map(Path::toString).toList(), prefix, suffix, from, every);
  }

  public Optional<Path> saveDirections() {
    return saveDirections;
  }
}
