// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.cli.option.ComputeOptions;
import org.thalweg.cli.option.DataOptions;
import org.thalweg.cli.option.PathPlaneOptions;
import org.thalweg.cli.scene.Blueprint;
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
import org.thalweg.landscape.interpolation.ResidualSlice;
import org.thalweg.landscape.interpolation.ResidualView;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.trajectory.Anchor;
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
import org.thalweg.torch.objective.TorchObjective;

/** Recorded trainings on the plane of their principal axes. */
public final class TrajectoryStudy implements AutoCloseable {
  private final Blueprint blueprint;
  private final PathPlaneOptions options;
  private final ComputeOptions compute;
  private final BatchNormPolicy batchNorm;
  private final PathSpread spread;
  private final PrincipalAxes axes;
  private final Subspace plane;
  private final Landscape landscape;
  private final List<PathOnPlane> runs;

  private TrajectoryStudy(
      Blueprint blueprint,
      List<Trajectory> trajectories,
      Samples samples,
      DataOptions data,
      PathPlaneOptions options,
      ComputeOptions compute) {
    this.blueprint = blueprint;
    this.options = options;
    this.compute = compute;
    batchNorm = options.batchNorm();
    spread = PathSpread.of(trajectories, options.ignore()::keepsStill);
    axes = spread.axes(2);
    plane = new Subspace(options.anchor().of(trajectories), axes.directions());
    landscape =
        new Landscape(
            blueprint,
            plane.centre(),
            samples,
            new TorchObjective.Options(
                compute.batchSize(),
                compute.precision(),
                batchNorm,
                data.loss(blueprint.answers(), samples.main().dataset())),
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
      Blueprint blueprint,
      List<Path> folders,
      DataOptions data,
      PathPlaneOptions options,
      ComputeOptions compute,
      Consumer<String> log) {
    boolean estimated = options.batchNorm() == BatchNormPolicy.RECOMPUTED;
    Samples samples = data.read(blueprint, compute.seed(), estimated);
    compute.remark().ifPresent(log);
    Blueprint fitting = blueprint.fitting(samples.main().dataset());
    List<Trajectory> trajectories = RunFolders.read(folders, options.selection(), fitting, log);
    return new TrajectoryStudy(fitting, trajectories, samples, data, options, compute);
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

  /**
   * A path without a landscape, seen on its own principal axes.
   *
   * @param path with unknown losses
   */
  public record Baseline(RunSpread spread, ProjectedPath path) {}

  /** What each run's picture would be if there were no landscape: nothing is evaluated. */
  public List<Baseline> baselines(PathBaseline kind) {
    List<Baseline> baselines = new ArrayList<>();
    for (Trajectory run : spread.runs()) {
      Trajectory path = kind.of(run, compute.seed());
      PathSpread own = PathSpread.of(List.of(path), options.ignore()::keepsStill);
      baselines.add(new Baseline(own.run(0), path.seenOn(own.plane(Anchor.FINAL))));
    }
    return baselines;
  }

  /** Writes the axes where that was asked for. */
  public void saveDirections() {
    options.saveDirections().ifPresent(file -> PrincipalAxesFile.write(file, axes));
  }

  /** The plane itself; closing it closes this. */
  public LaidPlane laid() {
    return new LaidPlane(plane, landscape.main(), job(Path.of("")).question(), this::close);
  }

  /** The surface under the paths. */
  public SurfaceJob job(Path output) {
    DirectionPlan plan = plan(DirectionKind.PCA.cliName());
    Map<String, Double> facts = new LinkedHashMap<>(SurfaceFacts.of(plane));
    facts.putAll(PathPlane.shares(spread, axes));
    DirectionPlan.Laid laid =
        new DirectionPlan.Laid(plan.text(), List.of(axes.directions()), facts, List.of());
    Grid grid =
        new PlaneRange(plan.kind(), laid, landscape, plane, landmarks(), line -> {})
            .grid(Optional.of(options.x()), Optional.of(options.y()));
    Question question =
        Questions.of(blueprint, landscape, Questions.directions(plan, batchNorm, laid), grid);
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

  private DirectionPlan plan(String text) {
    return new DirectionPlan(
        DirectionKind.PCA,
        text,
        Rescaling.NONE,
        options.ignore(),
        Tensors.WEIGHTS,
        false,
        compute.seed(),
        1,
        Optional.empty());
  }

  /** Each checkpoint's own line away from the straight one between start and end. */
  public SurfaceJob residualJob(Path output) {
    if (runs.size() != 1) {
      throw new IllegalArgumentException(
          "--residual shows one run, got %d; name one folder".formatted(runs.size()));
    }
    PathOnPlane run = runs.get(0);
    ResidualView view = ResidualView.of(run.path());
    int lines = view.departures().size();
    if (lines < 2) {
      throw new IllegalArgumentException(
          "--residual needs at least 2 checkpoints beside start and end, got " + lines);
    }
    Grid grid = Grid.plane(view.axis(options.x().count()), new Axis(1, lines, lines));
    List<ParameterVector> path =
        run.path().checkpoints().stream().map(Trajectory.Checkpoint::parameters).toList();
    DirectionPlan.Laid laid =
        new DirectionPlan.Laid("residual", List.of(path), Map.of(), List.of());
    Question question =
        Questions.of(
            blueprint, landscape, Questions.directions(plan("residual"), batchNorm, laid), grid);
    List<ProjectedPath.Point> points = new ArrayList<>();
    for (ResidualView.Departure departure : view.departures()) {
      ProjectedPath.Point seen = run.seen().points().get(departure.checkpoint());
      points.add(
          new ProjectedPath.Point(
              "%s, %.4g along the straight line".formatted(departure.label(), departure.alpha()),
              departure.beta(),
              points.size() + 1,
              seen.loss(),
              0));
    }
    ProjectedPath residual = new ProjectedPath(run.path().name(), points);
    return new SurfaceJob(
        output,
        () -> new ResidualSlice(view, landscape.main()),
        grid,
        question,
        "",
        Map.of("distance", view.length()),
        SurfaceJob.under(List.of(residual)));
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
