// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.analysis.quadratic.Tolerance;
import org.thalweg.landscape.analysis.trajectory.PathLosses;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.sampling.FinerGrid;
import org.thalweg.landscape.subspace.AxisRequest;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.analysis.HessianMap;
import org.thalweg.study.analysis.LineFindings;
import org.thalweg.study.analysis.QuadraticStudy;
import org.thalweg.study.opening.DirectionPlan;
import org.thalweg.study.opening.EngineRemarks;
import org.thalweg.study.opening.Marking;
import org.thalweg.study.opening.Model;
import org.thalweg.study.opening.ModelSet;
import org.thalweg.study.opening.ModelSource;
import org.thalweg.study.opening.ModelSources;
import org.thalweg.study.opening.Objectives;
import org.thalweg.study.opening.Opening;
import org.thalweg.study.opening.PlaneRange;
import org.thalweg.study.opening.RunFolders;
import org.thalweg.study.opening.SampleReader;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.spec.DirectionKind;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.StudySpec;

/**
 * A line or plane as options ask for it: models, directions and range are known, points not yet.
 */
public final class PlaneStudy implements AutoCloseable {
  private final ModelSet models;
  private final Objectives objectives;
  private final DirectionPlan plan;
  private final DirectionPlan.Directions directions;
  private final List<Trajectory> trajectories;
  private final List<ProjectedPath> paths;
  private final int threads;
  private final Grid grid;
  private final Question question;
  private Optional<Path> savedDirections = Optional.empty();
  private final StudySpec spec;

  private PlaneStudy(
      StudySpec spec,
      ModelSet models,
      Objectives objectives,
      DirectionPlan plan,
      List<Trajectory> trajectories,
      Opening opening) {
    this.spec = spec;
    this.models = models;
    this.objectives = objectives;
    this.plan = plan;
    this.trajectories = trajectories;
    this.threads = opening.threads();
    boolean twoAxes = spec.axes().y().isPresent() || plan.kind() == DirectionKind.THROUGH;
    directions = plan.build(twoAxes ? 2 : 1, models, objectives, trajectories);
    Subspace plane = first();
    paths = trajectories.stream().map(run -> run.seenOn(plane)).toList();
    grid =
        new PlaneRange(plan.kind(), directions, objectives, plane, landmarks(), opening.log())
            .grid(spec.axes().x().map(AxisRequest::parse), spec.axes().y().map(AxisRequest::parse));
    BatchNormPolicy batchNorm = DirectionPlan.batchNorm(spec.plane());
    question =
        Questions.of(
            models.source(), objectives, Questions.directions(plan, batchNorm, directions), grid);
  }

  /**
   * Reads what is named, lays the directions and finds the range.
   *
   * @throws IllegalArgumentException if the spec contradicts itself, before anything is read
   */
  public static PlaneStudy open(StudySpec spec, Opening opening) {
    DirectionPlan plan = DirectionPlan.of(spec);
    BatchNormPolicy batchNorm = DirectionPlan.batchNorm(spec.plane());
    ModelSource named = ModelSources.of(spec.model(), opening.trusted());
    spec.model().weights().ifPresent(Model::requireThere);
    long seed = spec.engine().seed();
    Samples samples =
        new SampleReader(seed, opening.downloads().cache())
            .read(spec.data(), named, batchNorm == BatchNormPolicy.RECOMPUTED);
    EngineRemarks.of(spec.engine()).ifPresent(opening.log());
    ModelSource source = named.fitting(samples.main().dataset());
    List<Trajectory> trajectories = RunFolders.read(spec.runs(), source, opening.log());
    ModelSet models =
        ModelSet.read(source, centre(spec.model(), source, trajectories), spec.others().toward());
    models = spec.others().canonical() ? models.balanced() : models;
    models = spec.others().align() ? models.aligned(seed) : models;
    Objectives objectives =
        Objectives.of(spec, source, models.centre().parameters(), samples, batchNorm);
    try {
      return new PlaneStudy(spec, models, objectives, plan, trajectories, opening);
    } catch (RuntimeException e) {
      objectives.close();
      throw e;
    }
  }

  /** The named weights, or where the first training ends. */
  private static Model centre(ModelSpec model, ModelSource source, List<Trajectory> trajectories) {
    if (model.weights().isEmpty() && model.module().isEmpty() && !trajectories.isEmpty()) {
      Trajectory run = trajectories.get(0);
      return new Model("the end of " + run.name(), run.last(), Map.of());
    }
    return ModelSources.centre(model, source);
  }

  /** What lies on the plane and should be seen: paths, or else the models it was laid through. */
  private List<Coordinates> landmarks() {
    List<Coordinates> landmarks = new ArrayList<>();
    paths.forEach(path -> path.points().forEach(p -> landmarks.add(Coordinates.of(p.x(), p.y()))));
    if (landmarks.isEmpty()) {
      places().forEach(place -> landmarks.add(place.at()));
    }
    return landmarks;
  }

  /** Where the models lie; none where there is only the centre. */
  private List<Subspace.Projection> places() {
    if (models.others().isEmpty()) {
      return List.of();
    }
    boolean plain = plan.leadsToModels() && directions.first().size() == models.others().size();
    return plain
        ? Marking.atTheEnds(directions.first().size())
        : models.models().stream().map(m -> Marking.place(m.parameters(), first())).toList();
  }

  private Subspace first() {
    return subspace(directions.first());
  }

  private Subspace subspace(List<ParameterVector> directions) {
    return new Subspace(models.centre().parameters(), directions);
  }

  /** What lies on the measured surface, with true losses: one evaluation a model and checkpoint. */
  private Surface annotated(Surface surface) {
    List<ProjectedPath> told = new ArrayList<>();
    for (int k = 0; k < paths.size(); k++) {
      told.add(
          paths
              .get(k)
              .withLosses(
                  PathLosses.atCheckpoints(trajectories.get(k), objectives.main(), threads)));
    }
    boolean alone = models.others().isEmpty();
    return surface
        .withPaths(told)
        .withMarkers(alone ? List.of() : Marking.of(models, places(), objectives));
  }

  /** Writes the directions of the first draw. */
  public void saveDirections(Path file) {
    DirectionFile.write(file, directions.first(), plan.tensors());
    savedDirections = Optional.of(file);
  }

  /** The job that fills {@code output}. */
  public SurfaceJob job(Path output) {
    List<Subspace> draws = directions.draws().stream().map(this::subspace).toList();
    Findings found =
        Findings.of(first().geometry()).with(models.statedTestError()).with(directions.findings());
    LineFindings line = new LineFindings(models);
    return new SurfaceJob(
        output,
        () -> objectives.slice(draws),
        grid,
        question,
        directionPlace(),
        found,
        (surface, slice) ->
            annotated(surface)
                .with(betweenModels(surface) ? line.of(surface, slice) : Findings.NONE),
        Optional.empty(),
        Optional.of(spec));
  }

  /** All that decides the numbers. */
  public Question question() {
    return question;
  }

  /**
   * The job that measures {@code region} of {@code coarse}, a surface of this study, on smaller
   * steps and joins it in.
   */
  public SurfaceJob finer(Path output, Surface coarse, Region region) {
    FinerGrid finer = FinerGrid.of(coarse, region);
    Provenance from = coarse.provenance().orElseThrow();
    List<Subspace> draws = directions.draws().stream().map(this::subspace).toList();
    return new SurfaceJob(
        output,
        () -> objectives.slice(draws),
        finer.grid(),
        from.question().within(region, finer.grid()),
        "",
        from.findings(),
        (surface, slice) -> surface.withPaths(coarse.paths()).withMarkers(coarse.markers()),
        Optional.of(finer),
        Optional.of(spec.with(spec.axes().with(region.toString()))));
  }

  /** The job that fills {@code output} with the map of Hessian eigenvalues over this plane. */
  public SurfaceJob map(Path output, HessianMap map) {
    if (plan.repeats() > 1) {
      throw new IllegalArgumentException(
          "a map is of one plane, got %d repeats; take one".formatted(plan.repeats()));
    }
    SurfaceJob plain = job(output);
    return new SurfaceJob(
        output,
        () -> map.slice(objectives, first()),
        grid,
        question.about(map.question(objectives.main().parameters().layout())),
        plain.directionFile(),
        plain.findings(),
        (surface, slice) -> annotated(surface));
  }

  /** How many points are measured at once where each takes several chunks at once itself. */
  public int pointsAtOnce() {
    int samples = objectives.main().sampleCount();
    int each = objectives.main().options().batchSize();
    int chunks = (samples + each - 1) / each;
    return Math.max(1, threads / chunks);
  }

  private boolean betweenModels(Surface surface) {
    return plan.kind() == DirectionKind.TOWARD && surface.grid().dimension() == 1;
  }

  /** The plane itself, of the first draw; closing it closes this. */
  public OpenPlane opened() {
    return new OpenPlane(first(), objectives.main(), question, this::close);
  }

  /**
   * Refuses what {@link #addQuadratic} would refuse, before anything is measured.
   *
   * @throws IllegalArgumentException if the loss has no Hessian here, directions move running
   *     statistics, or the centre lies beside the grid
   */
  public void requireQuadratic() {
    QuadraticStudy.require(objectives.main(), first(), grid);
  }

  /**
   * Puts the quadratic model of the loss into a measured surface's file, unless it is there.
   *
   * @return a line for people: where the model holds
   */
  public String addQuadratic(Path output, Surface measured, Tolerance tolerance) {
    Surface surface = measured;
    if (!QuadraticStudy.isIn(surface, tolerance)) {
      surface = QuadraticStudy.add(measured, objectives.main(), first(), tolerance);
      SurfaceFile.write(output, surface, directionPlace());
    }
    return QuadraticStudy.describe(surface, tolerance);
  }

  private String directionPlace() {
    return plan.file().or(() -> savedDirections).map(Path::toString).orElse("");
  }

  /** Recorded trainings as they lie on this plane, their losses not measured yet. */
  public List<ProjectedPath> paths() {
    return paths;
  }

  /** What a reader may want to know more of: models, samples and directions, a line each. */
  public List<String> details() {
    List<String> details = new ArrayList<>();
    models
        .models()
        .forEach(model -> details.add("model: " + model.source() + ", " + model.facts()));
    details.add("data: " + objectives.samples().main().dataset());
    directions.first().forEach(direction -> details.add("direction: " + direction));
    return details;
  }

  /** Images that pass the network for one point of one draw. */
  public int imagesPerPoint() {
    return objectives.samples().perPoint() * plan.repeats();
  }

  @Override
  public void close() {
    objectives.close();
  }
}
