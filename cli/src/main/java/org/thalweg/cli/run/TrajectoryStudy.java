// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.PathPlaneOptions;
import org.thalweg.cli.scene.DirectionKind;
import org.thalweg.cli.scene.DirectionPlan;
import org.thalweg.cli.scene.Landscape;
import org.thalweg.cli.scene.PathPlane;
import org.thalweg.cli.scene.PlaneRange;
import org.thalweg.cli.scene.RunFolders;
import org.thalweg.cli.scene.Samples;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.direction.Tensors;
import org.thalweg.landscape.exchange.PrincipalAxesFile;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.trajectory.PathDescent;
import org.thalweg.landscape.trajectory.PathLosses;
import org.thalweg.landscape.trajectory.PathOnPlane;
import org.thalweg.landscape.trajectory.PathSpread;
import org.thalweg.landscape.trajectory.PathStatistics;
import org.thalweg.landscape.trajectory.PathWarning;
import org.thalweg.landscape.trajectory.PrincipalAxes;
import org.thalweg.landscape.trajectory.ProjectedPath;
import org.thalweg.landscape.trajectory.RunSpread;
import org.thalweg.landscape.trajectory.Trajectory;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.objective.TorchObjective;

/** Recorded trainings on the plane of their principal axes. */
public final class TrajectoryStudy implements AutoCloseable {
  private final Architecture architecture;
  private final PathPlaneOptions options;
  private final ComputeOptions compute;
  private final BatchNormPolicy batchNorm;
  private final PathSpread spread;
  private final PrincipalAxes axes;
  private final Subspace plane;
  private final Landscape landscape;
  private final List<PathOnPlane> runs;

  private TrajectoryStudy(
      Architecture architecture,
      List<Trajectory> trajectories,
      DataOptions data,
      PathPlaneOptions options,
      ComputeOptions compute) {
    this.architecture = architecture;
    this.options = options;
    this.compute = compute;
    batchNorm = options.batchNorm();
    spread = PathSpread.of(trajectories, options.ignore()::keepsStill);
    axes = spread.axes(2);
    plane = new Subspace(options.anchor().of(trajectories), axes.directions());
    Samples samples = data.read(compute.seed(), batchNorm == BatchNormPolicy.RECOMPUTED);
    landscape =
        new Landscape(
            architecture,
            plane.centre(),
            samples,
            new TorchObjective.Options(
                compute.batchSize(), compute.precision(), batchNorm, data.loss()),
            data.weightDecay());
    try {
      runs = PathPlane.drawn(trajectories, plane, landscape, compute.threads());
    } catch (RuntimeException e) {
      landscape.close();
      throw e;
    }
  }

  /** Reads the folders, lays the plane and measures the loss at every checkpoint. */
  public static TrajectoryStudy open(
      String architectureName,
      List<Path> folders,
      DataOptions data,
      PathPlaneOptions options,
      ComputeOptions compute) {
    Architecture architecture = Architectures.named(architectureName);
    List<Trajectory> trajectories =
        RunFolders.read(folders, options.selection(), architecture.layout());
    return new TrajectoryStudy(architecture, trajectories, data, options, compute);
  }

  /** The paths as they look on the plane, with their true losses. */
  public List<ProjectedPath> paths() {
    return runs.stream().map(PathOnPlane::seen).toList();
  }

  /** The joint axes and what they explain. */
  public PrincipalAxes axes() {
    return axes;
  }

  /**
   * What each run is found to do, in order.
   *
   * @param gradients whether to compute the full gradient at every checkpoint
   */
  public List<PathFindings> findings(boolean gradients) {
    List<PathFindings> findings = new ArrayList<>();
    try (Slice slice = landscape.main().restrictedTo(plane)) {
      for (int k = 0; k < runs.size(); k++) {
        findings.add(findings(runs.get(k), spread.run(k), slice, gradients));
      }
    }
    return findings;
  }

  private PathFindings findings(PathOnPlane run, RunSpread own, Slice slice, boolean gradients) {
    PathStatistics statistics = PathStatistics.of(run);
    PathLosses losses = PathLosses.of(run, slice, compute.threads());
    PathDescent descent =
        gradients
            ? PathDescent.of(run, losses, slice, landscape.main(), compute.threads())
            : PathDescent.of(run, losses, slice, compute.threads());
    return new PathFindings(
        run.seen(), own, statistics, losses, descent, PathWarning.of(own, statistics));
  }

  /** Writes the axes where that was asked for. */
  public void saveDirections() {
    options.saveDirections().ifPresent(file -> PrincipalAxesFile.write(file, axes));
  }

  /** The surface under the paths. */
  public SurfaceJob job(Path output) {
    DirectionPlan plan =
        new DirectionPlan(
            DirectionKind.PCA,
            DirectionKind.PCA.cliName(),
            Rescaling.NONE,
            options.ignore(),
            Tensors.WEIGHTS,
            false,
            compute.seed(),
            1,
            Optional.empty());
    Map<String, Double> facts = new LinkedHashMap<>(SurfaceFacts.of(plane));
    facts.putAll(PathPlane.shares(spread, 2));
    DirectionPlan.Laid laid =
        new DirectionPlan.Laid(plan.text(), List.of(axes.directions()), facts, List.of());
    Grid grid =
        new PlaneRange(plan.kind(), laid, landscape, plane, landmarks(), line -> {})
            .grid(Optional.of(options.x()), Optional.of(options.y()));
    Question question =
        Questions.of(
            architecture, landscape, Questions.directions(plan, batchNorm, laid), grid, compute);
    List<ProjectedPath> paths = paths();
    return new SurfaceJob(
        output,
        () -> landscape.slice(List.of(plane)),
        grid,
        question,
        options.saveDirections().map(Path::toString).orElse(""),
        facts,
        (surface, slice) -> surface.withPaths(paths));
  }

  private List<Coordinates> landmarks() {
    return paths().stream()
        .flatMap(path -> path.points().stream())
        .map(point -> Coordinates.of(point.x(), point.y()))
        .toList();
  }

  /** Images that pass the network for one point of the surface. */
  public int imagesPerPoint() {
    return landscape.samples().perPoint();
  }

  @Override
  public void close() {
    landscape.close();
  }
}
