// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.interpolation.ResidualSlice;
import org.thalweg.landscape.analysis.interpolation.ResidualView;
import org.thalweg.landscape.analysis.trajectory.Anchor;
import org.thalweg.landscape.analysis.trajectory.PathDescent;
import org.thalweg.landscape.analysis.trajectory.PathLosses;
import org.thalweg.landscape.analysis.trajectory.PathOnPlane;
import org.thalweg.landscape.analysis.trajectory.PathSpread;
import org.thalweg.landscape.analysis.trajectory.PathStatistics;
import org.thalweg.landscape.analysis.trajectory.PathWarning;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.RunSpread;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.io.exchange.PrincipalAxesFile;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Question;
import org.thalweg.study.analysis.PathBaseline;
import org.thalweg.study.analysis.PathFindings;
import org.thalweg.study.opening.DirectionPlan;
import org.thalweg.study.opening.EngineRemarks;
import org.thalweg.study.opening.ModelSource;
import org.thalweg.study.opening.ModelSources;
import org.thalweg.study.opening.Objectives;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.PathPlane;
import org.thalweg.study.opening.PlaneRange;
import org.thalweg.study.opening.RunFolders;
import org.thalweg.study.opening.SampleReader;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.StudySpec;

/** Recorded trainings on the plane of their principal axes. */
public final class TrajectoryStudy implements AutoCloseable {
  private final ModelSource source;
  private final StudySpec spec;
  private final DirectionPlan plan;
  private final int threads;
  private final BatchNormPolicy batchNorm;
  private final PathSpread spread;
  private final PrincipalAxes axes;
  private final Subspace plane;
  private final Objectives objectives;
  private final List<PathOnPlane> runs;
  private Optional<Path> savedDirections = Optional.empty();

  private TrajectoryStudy(
      StudySpec spec,
      ModelSource source,
      List<Trajectory> trajectories,
      Samples samples,
      Opening opening) {
    this.spec = spec;
    this.source = source;
    this.threads = opening.threads();
    plan = DirectionPlan.of(spec);
    batchNorm = DirectionPlan.batchNorm(spec.plane());
    spread = PathSpread.of(trajectories, plan.ignore()::keepsStill);
    axes = spread.axes(2);
    plane = new Subspace(anchor(spec.plane()).of(trajectories), axes.directions());
    objectives = Objectives.of(spec, source, plane.centre(), samples, batchNorm);
    try {
      runs = PathPlane.drawn(trajectories, plane, objectives, threads);
    } catch (RuntimeException e) {
      objectives.close();
      throw e;
    }
  }

  /** Whether a spec is of recorded trainings alone: its centre is theirs, not a model's. */
  public static boolean isOne(StudySpec spec) {
    return spec.plane() instanceof PlaneSpec.Residual
        || (spec.plane() instanceof PlaneSpec.Principal principal
            && !principal.anchor().equals(PlaneSpec.Principal.MODEL));
  }

  private static Anchor anchor(PlaneSpec plane) {
    return plane instanceof PlaneSpec.Principal principal
        ? Anchor.named(principal.anchor())
        : Anchor.FINAL;
  }

  /** Reads the folders, lays the plane and measures the loss at every checkpoint. */
  public static TrajectoryStudy open(StudySpec spec, Opening opening) {
    boolean estimated = DirectionPlan.batchNorm(spec.plane()) == BatchNormPolicy.RECOMPUTED;
    ModelSource named = ModelSources.of(spec.model(), opening.trusted());
    Samples samples =
        new SampleReader(spec.engine().seed(), opening.downloads().cache())
            .read(spec.data(), named, estimated);
    EngineRemarks.of(spec.engine()).ifPresent(opening.log());
    ModelSource fitting = named.fitting(samples.main().dataset());
    List<Trajectory> trajectories = RunFolders.read(spec.runs(), fitting, opening.log());
    return new TrajectoryStudy(spec, fitting, trajectories, samples, opening);
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
    try (Slice slice = objectives.main().restrictedTo(plane)) {
      for (int k = 0; k < runs.size(); k++) {
        findings.add(findings(runs.get(k), spread.run(k), slice, gradients));
      }
    }
    return findings;
  }

  private PathFindings findings(PathOnPlane run, RunSpread own, Slice slice, boolean gradients) {
    PathStatistics statistics = PathStatistics.of(run);
    PathLosses losses = PathLosses.of(run, slice, threads);
    PathDescent descent =
        gradients
            ? PathDescent.of(run, losses, slice, objectives.main(), threads)
            : PathDescent.of(run, losses, slice, threads);
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
      Trajectory path = kind.of(run, spec.engine().seed());
      PathSpread own = PathSpread.of(List.of(path), plan.ignore()::keepsStill);
      baselines.add(new Baseline(own.run(0), path.seenOn(own.plane(Anchor.FINAL))));
    }
    return baselines;
  }

  /** Writes the axes. */
  public void saveDirections(Path file) {
    PrincipalAxesFile.write(file, axes);
    savedDirections = Optional.of(file);
  }

  /** The plane itself; closing it closes this. */
  public OpenPlane opened() {
    return new OpenPlane(plane, objectives.main(), job(Path.of("")).question(), this::close);
  }

  /** What a spec asks for: the surface under the paths, or the lines of a residual view. */
  public SurfaceJob job(StudySpec asked, Path output) {
    return asked.plane() instanceof PlaneSpec.Residual ? residualJob(output) : job(output);
  }

  /** The surface under the paths. */
  public SurfaceJob job(Path output) {
    Findings found = Findings.of(plane.geometry(), PathPlane.shares(spread, axes));
    DirectionPlan.Directions directions =
        new DirectionPlan.Directions(plan.text(), List.of(axes.directions()), found, List.of());
    Grid grid =
        new PlaneRange(plan.kind(), directions, objectives, plane, landmarks(), line -> {})
            .grid(Optional.of(axis(spec.axes().x())), Optional.of(axis(spec.axes().y())));
    Question question =
        Questions.of(source, objectives, Questions.directions(plan, batchNorm, directions), grid);
    List<ProjectedPath> paths = paths();
    return new SurfaceJob(
            output,
            () -> objectives.slice(List.of(plane)),
            grid,
            question,
            savedDirections.map(Path::toString).orElse(""),
            found,
            (surface, slice) -> surface.withPaths(paths))
        .openedBy(spec);
  }

  private static AxisRequest axis(Optional<String> text) {
    return AxisRequest.parse(text.orElse("auto:31"));
  }

  /** Each checkpoint's own line away from the straight one between start and end. */
  public SurfaceJob residualJob(Path output) {
    if (runs.size() != 1) {
      throw new IllegalArgumentException(
          "residual shows one run, got %d; name one folder".formatted(runs.size()));
    }
    PathOnPlane run = runs.get(0);
    ResidualView view = ResidualView.of(run.path());
    int lines = view.departures().size();
    if (lines < 2) {
      throw new IllegalArgumentException(
          "residual needs at least 2 checkpoints beside start and end, got " + lines);
    }
    Grid grid = Grid.plane(view.axis(axis(spec.axes().x()).count()), new Axis(1, lines, lines));
    List<ParameterVector> path =
        run.path().checkpoints().stream().map(Trajectory.Checkpoint::parameters).toList();
    DirectionPlan.Directions directions =
        new DirectionPlan.Directions("residual", List.of(path), Findings.NONE, List.of());
    Question question =
        Questions.of(source, objectives, Questions.directions(plan, batchNorm, directions), grid);
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
            () -> new ResidualSlice(view, objectives.main()),
            grid,
            question,
            "",
            Findings.of(new Finding.ModelDistance(view.length(), OptionalDouble.empty())),
            SurfaceJob.under(List.of(residual)))
        .openedBy(spec);
  }

  private List<Coordinates> landmarks() {
    return paths().stream()
        .flatMap(path -> path.points().stream())
        .map(point -> Coordinates.of(point.x(), point.y()))
        .toList();
  }

  /** Images that pass the network for one point of the surface. */
  public int imagesPerPoint() {
    return objectives.samples().perPoint();
  }

  @Override
  public void close() {
    objectives.close();
  }
}
