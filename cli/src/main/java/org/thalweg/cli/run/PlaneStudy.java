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
import org.thalweg.cli.option.ModelOptions;
import org.thalweg.cli.option.OtherModelOptions;
import org.thalweg.cli.option.PlaneOptions;
import org.thalweg.cli.scene.Blueprint;
import org.thalweg.cli.scene.DirectionKind;
import org.thalweg.cli.scene.DirectionPlan;
import org.thalweg.cli.scene.Landscape;
import org.thalweg.cli.scene.Marking;
import org.thalweg.cli.scene.Model;
import org.thalweg.cli.scene.ModelSet;
import org.thalweg.cli.scene.PlaneRange;
import org.thalweg.cli.scene.RunFolders;
import org.thalweg.cli.scene.Samples;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.quadratic.Tolerance;
import org.thalweg.landscape.sampling.FinerGrid;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.landscape.trajectory.PathLosses;
import org.thalweg.landscape.trajectory.ProjectedPath;
import org.thalweg.landscape.trajectory.Trajectory;
import org.thalweg.torch.checkpoint.CheckpointFolder;
import org.thalweg.torch.objective.TorchObjective;

/**
 * A line or plane as options ask for it: models, directions and range are known, points not yet.
 */
public final class PlaneStudy implements AutoCloseable {
  private final ModelSet models;
  private final Landscape landscape;
  private final DirectionPlan plan;
  private final DirectionPlan.Laid laid;
  private final List<Trajectory> trajectories;
  private final List<ProjectedPath> paths;
  private final int threads;
  private final Grid grid;
  private final Question question;
  private final PlaneOptions options;

  private PlaneStudy(
      ModelSet models,
      Landscape landscape,
      DirectionPlan plan,
      List<Trajectory> trajectories,
      PlaneOptions options,
      BatchNormPolicy batchNorm,
      ComputeOptions compute,
      Consumer<String> log) {
    this.models = models;
    this.landscape = landscape;
    this.plan = plan;
    this.options = options;
    this.trajectories = trajectories;
    this.threads = compute.threads();
    int dimension = options.y().isPresent() || plan.kind() == DirectionKind.THROUGH ? 2 : 1;
    laid = plan.lay(dimension, models, landscape, trajectories);
    Subspace plane = first();
    paths = trajectories.stream().map(run -> run.seenOn(plane)).toList();
    grid =
        new PlaneRange(plan.kind(), laid, landscape, plane, landmarks(), log)
            .grid(options.x(), options.y());
    question =
        Questions.of(
            models.blueprint(), landscape, Questions.directions(plan, batchNorm, laid), grid);
  }

  /**
   * Reads what is named, lays the directions and finds the range.
   *
   * @throws IllegalArgumentException if options contradict each other, before anything is read
   */
  public static PlaneStudy open(
      ModelOptions model,
      OtherModelOptions others,
      DataOptions data,
      PlaneOptions plane,
      ComputeOptions compute,
      Consumer<String> log) {
    DirectionPlan plan = plane.plan(others.toward().size(), compute.seed());
    Aligning aligning = others.align() ? Aligning.YES : Aligning.NO;
    return open(plan, model, others, data, plane, compute, aligning, log);
  }

  /** Whether further models are permuted onto the first. */
  public enum Aligning {
    YES,
    NO
  }

  /** The line through two models or the plane through three. */
  public static PlaneStudy between(
      ModelOptions model,
      OtherModelOptions others,
      DataOptions data,
      PlaneOptions plane,
      ComputeOptions compute,
      Aligning aligning,
      Consumer<String> log) {
    DirectionPlan plan = plane.planThrough(others.toward().size(), compute.seed());
    return open(plan, model, others, data, plane, compute, aligning, log);
  }

  private static PlaneStudy open(
      DirectionPlan plan,
      ModelOptions model,
      OtherModelOptions others,
      DataOptions data,
      PlaneOptions plane,
      ComputeOptions compute,
      Aligning aligning,
      Consumer<String> log) {
    BatchNormPolicy batchNorm = plane.batchNorm(plan.kind());
    Blueprint named = model.blueprint();
    model.checkpoint().ifPresent(Model::requireThere);
    Samples samples = data.read(named, compute.seed(), batchNorm == BatchNormPolicy.RECOMPUTED);
    compute.remark().ifPresent(log);
    Blueprint blueprint = named.fitting(samples.main().dataset());
    List<Trajectory> trajectories =
        RunFolders.read(plane.trajectories(), CheckpointFolder.Selection.ALL, blueprint, log);
    ModelSet models =
        ModelSet.read(blueprint, centre(model, blueprint, trajectories), others.toward());
    models = others.canonical() ? models.balanced() : models;
    models = aligning == Aligning.YES ? models.aligned(compute.seed()) : models;
    Landscape landscape =
        new Landscape(
            blueprint,
            models.centre().parameters(),
            samples,
            new TorchObjective.Options(
                compute.batchSize(),
                compute.precision(),
                batchNorm,
                data.loss(blueprint.answers(), samples.main().dataset())),
            data.weightDecay());
    try {
      return new PlaneStudy(models, landscape, plan, trajectories, plane, batchNorm, compute, log);
    } catch (RuntimeException e) {
      landscape.close();
      throw e;
    }
  }

  /** The named checkpoint, or where the first training ends. */
  private static Model centre(
      ModelOptions model, Blueprint blueprint, List<Trajectory> trajectories) {
    if (model.weights().isEmpty() && !trajectories.isEmpty()) {
      Trajectory run = trajectories.get(0);
      return new Model("the end of " + run.name(), run.last(), Map.of());
    }
    return blueprint.at(model.weightsRequired());
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
    boolean plain = plan.leadsToModels() && laid.first().size() == models.others().size();
    return plain
        ? Marking.atTheEnds(laid.first().size())
        : models.models().stream().map(m -> Marking.place(m.parameters(), first())).toList();
  }

  private Subspace first() {
    return subspace(laid.first());
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
                  PathLosses.atCheckpoints(trajectories.get(k), landscape.main(), threads)));
    }
    boolean alone = models.others().isEmpty();
    return surface
        .withPaths(told)
        .withMarkers(alone ? List.of() : Marking.of(models, places(), landscape));
  }

  /** The job that fills {@code output}; also writes the directions where that was asked for. */
  public SurfaceJob job(Path output) {
    options
        .saveDirections()
        .ifPresent(file -> DirectionFile.write(file, laid.first(), plan.tensors()));
    List<Subspace> draws = laid.draws().stream().map(this::subspace).toList();
    Map<String, Double> facts = new LinkedHashMap<>(SurfaceFacts.of(first(), models));
    facts.putAll(laid.facts());
    LineAnalysis line = new LineAnalysis(models);
    return new SurfaceJob(
        output,
        () -> landscape.slice(draws),
        grid,
        question,
        directionPlace(),
        facts,
        (surface, slice) ->
            annotated(surface)
                .withFacts(betweenModels(surface) ? line.of(surface, slice) : Map.of()));
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
    List<Subspace> draws = laid.draws().stream().map(this::subspace).toList();
    return new SurfaceJob(
        output,
        () -> landscape.slice(draws),
        finer.grid(),
        from.question().within(region, finer.grid()),
        "",
        from.facts(),
        (surface, slice) -> surface.withPaths(coarse.paths()).withMarkers(coarse.markers()),
        Optional.of(finer));
  }

  /** The job that fills {@code output} with the map of Hessian eigenvalues over this plane. */
  public SurfaceJob map(Path output, HessianMap map) {
    if (plan.repeats() > 1) {
      throw new IllegalArgumentException("--map is of one plane; leave out --repeats");
    }
    SurfaceJob plain = job(output);
    return new SurfaceJob(
        output,
        () -> map.slice(landscape, first()),
        grid,
        question.about(map.question(landscape.main().parameters().layout())),
        plain.directionFile(),
        plain.facts(),
        (surface, slice) -> annotated(surface));
  }

  /** How many points are measured at once where each takes several chunks at once itself. */
  public int pointsAtOnce(ComputeOptions compute) {
    int samples = landscape.main().sampleCount();
    int each = landscape.main().options().batchSize();
    int chunks = (samples + each - 1) / each;
    return Math.max(1, compute.threads() / chunks);
  }

  private boolean betweenModels(Surface surface) {
    return plan.kind() == DirectionKind.TOWARD && surface.grid().dimension() == 1;
  }

  /** The plane itself, of the first draw; closing it closes this. */
  public LaidPlane laid() {
    return new LaidPlane(first(), landscape.main(), question, this::close);
  }

  /**
   * Refuses what {@link #addQuadratic} would refuse, before anything is measured.
   *
   * @throws IllegalArgumentException if the loss has no Hessian here, directions move running
   *     statistics, or the centre lies beside the grid
   */
  public void requireQuadratic() {
    QuadraticStudy.require(landscape.main(), first(), grid);
  }

  /**
   * Puts the quadratic model of the loss into a measured surface's file, unless it is there.
   *
   * @return a line for people: where the model holds
   */
  public String addQuadratic(Path output, Surface measured, Tolerance tolerance) {
    Surface surface = measured;
    if (!QuadraticStudy.isIn(surface, tolerance)) {
      surface = QuadraticStudy.add(measured, landscape.main(), first(), tolerance);
      SurfaceFile.write(output, surface, directionPlace());
    }
    return QuadraticStudy.spoken(surface, tolerance);
  }

  private String directionPlace() {
    return options.directionFile().or(options::saveDirections).map(Path::toString).orElse("");
  }

  /** What a reader may want to know more of: models, samples and directions, a line each. */
  public List<String> details() {
    List<String> details = new ArrayList<>();
    models
        .models()
        .forEach(model -> details.add("model: " + model.source() + ", " + model.facts()));
    details.add("data: " + landscape.samples().main().dataset());
    laid.first().forEach(direction -> details.add("direction: " + direction));
    return details;
  }

  /** Images that pass the network for one point of one draw. */
  public int imagesPerPoint() {
    return landscape.samples().perPoint() * plan.repeats();
  }

  @Override
  public void close() {
    landscape.close();
  }
}
