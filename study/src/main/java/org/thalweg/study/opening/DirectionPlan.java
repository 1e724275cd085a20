// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.thalweg.landscape.analysis.interpolation.ThreePointPlane;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.trajectory.PathSpread;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.direction.ChangeMeasure;
import org.thalweg.landscape.direction.CoordinateDirections;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.direction.DirectionScope;
import org.thalweg.landscape.direction.DirectionSource;
import org.thalweg.landscape.direction.GradientDirections;
import org.thalweg.landscape.direction.HessianDirections;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.Orthogonalization;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.direction.TowardModels;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.study.spec.DirectionKind;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.StudySpec;

/**
 * How directions are made, as asked for.
 *
 * @param text what {@code --directions} says, such as {@code coordinates:most-changing}
 * @param file directions on disk, for {@link DirectionKind#FILE}
 * @param repeats independent draws, of seeds {@code seed}, {@code seed + 1}, …
 */
public record DirectionPlan(
    DirectionKind kind,
    String text,
    Rescaling rescaling,
    Ignore ignore,
    DirectionScope tensors,
    boolean orthogonal,
    long seed,
    int repeats,
    Optional<Path> file) {
  private static final String MOST_CHANGING = "coordinates:most-changing";

  /**
   * Directions, ready to be followed.
   *
   * @param text as the plan's, with the names that were found
   * @param draws one list of directions a draw
   * @param findings what is known of them
   * @param halfWidths how far to follow each direction, where a training or a curvature says so,
   *     infinite where it does not; else empty
   */
  public record Directions(
      String text, List<List<ParameterVector>> draws, Findings findings, List<Double> halfWidths) {
    OptionalDouble halfWidth(int direction) {
      return direction < halfWidths.size() && Double.isFinite(halfWidths.get(direction))
          ? OptionalDouble.of(halfWidths.get(direction))
          : OptionalDouble.empty();
    }

    /** The directions of the first draw. */
    public List<ParameterVector> first() {
      return draws.get(0);
    }
  }

  /** The directions of a spec, what it leaves open filled in by their kind. */
  public static DirectionPlan of(StudySpec spec) {
    PlaneSpec plane = spec.plane();
    DirectionRule rule = plane.rule();
    DirectionKind kind = plane.directions();
    boolean toward = kind == DirectionKind.TOWARD || kind == DirectionKind.THROUGH;
    String still = toward || kind == DirectionKind.HESSIAN ? "none" : "biasbn";
    long seed = spec.engine().seed();
    PlaneSpec.Random random =
        plane instanceof PlaneSpec.Random drawn ? drawn : new PlaneSpec.Random();
    return new DirectionPlan(
        kind,
        text(plane, kind),
        Rescaling.named(rule.norm().orElse(toward ? "none" : "filter")),
        Ignore.named(rule.ignore().orElse(still)),
        DirectionScope.named(rule.tensors()),
        rule.orthogonal(),
        random.seed().orElse(seed),
        random.repeats(),
        plane instanceof PlaneSpec.FromFile held
            ? Optional.of(Path.of(held.file()))
            : Optional.empty());
  }

  private static String text(PlaneSpec plane, DirectionKind kind) {
    if (plane instanceof PlaneSpec.Coordinates named) {
      return "coordinates:" + named.names();
    }
    boolean top = plane instanceof PlaneSpec.Hessian hessian && hessian.ends().equals("top2");
    return top ? "hessian:top2" : kind.cliName();
  }

  /** What becomes of running statistics: as the rule says, or the usual of the kind. */
  public static BatchNormPolicy batchNorm(PlaneSpec plane) {
    DirectionRule rule = plane.rule();
    if (DirectionScope.named(rule.tensors()) == DirectionScope.STATES) {
      if (!rule.batchNorm().orElse("interpolated").equals("interpolated")) {
        throw new IllegalArgumentException(
            "directions of all states interpolate running statistics, got batch norm %s beside"
                .formatted(rule.batchNorm().orElseThrow()));
      }
      return BatchNormPolicy.INTERPOLATED;
    }
    return rule.batchNorm()
        .map(BatchNormPolicy::named)
        .orElse(
            plane.directions().holdsModels() ? BatchNormPolicy.RECOMPUTED : BatchNormPolicy.FROZEN);
  }

  /** Whether coordinate 1 of each direction is a model itself. */
  public boolean leadsToModels() {
    return kind == DirectionKind.TOWARD
        && rescaling == Rescaling.NONE
        && ignore.equals(Ignore.NONE);
  }

  /** The rescaling in a word, for the question: {@code as is} for directions from a file. */
  public String normName() {
    if (kind == DirectionKind.FILE) {
      return "as is";
    }
    return kind.isRescaled() ? rescaling.cliName() : "none";
  }

  /** What stays still in a word, for the question. */
  public String ignoreName() {
    return switch (kind) {
      case FILE -> "as is";
      case COORDINATES, THROUGH -> "none";
      default -> ignore.cliName();
    };
  }

  /**
   * Makes {@code count} directions a draw.
   *
   * @param runs recorded trainings, for principal axes and the most changing coordinates
   */
  public Directions build(
      int count, ModelSet models, Objectives objectives, List<Trajectory> runs) {
    if (kind == DirectionKind.COORDINATES) {
      return coordinates(models.centre().parameters(), count, runs);
    }
    if (kind == DirectionKind.HESSIAN) {
      return eigenvectors(models.centre().parameters(), count, objectives);
    }
    List<Finding> found = new ArrayList<>();
    List<List<ParameterVector>> draws = new ArrayList<>();
    for (int k = 0; k < repeats; k++) {
      List<ParameterVector> drawn = draw(seed + k, count, models, objectives, runs, found);
      draws.add(orthogonal ? Orthogonalization.perFilter(drawn) : drawn);
    }
    return new Directions(text, draws, new Findings(found), List.of());
  }

  private List<ParameterVector> draw(
      long drawSeed,
      int count,
      ModelSet models,
      Objectives objectives,
      List<Trajectory> runs,
      List<Finding> found) {
    ParameterVector centre = models.centre().parameters();
    return switch (kind) {
      case RANDOM -> random(drawSeed).directions(centre, count);
      case TOWARD -> toward(models, count);
      case THROUGH -> through(models, count);
      case GRADIENT ->
          new GradientDirections(objectives.main(), rescaling, ignore, drawSeed)
              .directions(centre, count);
      case PCA -> principal(count, runs, found);
      case FILE -> fromFile(centre, count);
      case COORDINATES, HESSIAN -> throw new IllegalStateException(text + " is not drawn");
    };
  }

  private DirectionSource random(long drawSeed) {
    return new RandomDirections(rescaling, ignore, tensors, drawSeed);
  }

  private List<ParameterVector> toward(ModelSet models, int count) {
    List<ParameterVector> others = models.others().stream().map(Model::parameters).toList();
    if (others.size() < count) {
      throw new IllegalArgumentException(
          count == 1
              ? "directions toward need a further model, got none; name one"
              : "a plane toward models needs two further ones, got %d; name another"
                  .formatted(others.size()));
    }
    if (count == 1 && leadsToModels()) {
      // Also where both are one, as after aligning a permuted copy: the line is flat, and says so.
      return List.of(others.get(0).minus(models.centre().parameters()));
    }
    return new TowardModels(others, rescaling, ignore)
        .directions(models.centre().parameters(), count);
  }

  private static List<ParameterVector> through(ModelSet models, int count) {
    List<Model> others = models.others();
    if (others.size() != 2 || count != 2) {
      throw new IllegalArgumentException(
          "a plane through three models needs two further ones, got %d; name two"
              .formatted(others.size()));
    }
    return ThreePointPlane.of(
            models.centre().parameters(), others.get(0).parameters(), others.get(1).parameters())
        .inUnitsOfTheFirstSide()
        .subspace()
        .directions();
  }

  private Directions coordinates(ParameterVector centre, int count, List<Trajectory> runs) {
    CoordinateDirections found =
        text.equals(MOST_CHANGING)
            ? CoordinateDirections.mostChanging(oneOf(runs), count, ChangeMeasure.TOTAL_VARIATION)
            : CoordinateDirections.named(
                centre.layout(), names(text.substring(text.indexOf(':') + 1)));
    List<CoordinateDirections.Entry> entries = found.entries();
    return new Directions(
        "coordinates:"
            + entries.stream()
                .map(CoordinateDirections.Entry::name)
                .collect(Collectors.joining(",")),
        List.of(found.directions(centre, count)),
        Findings.NONE,
        entries.stream().flatMap(entry -> entry.halfWidth().stream().boxed()).toList());
  }

  /** Splits at commas outside brackets: {@code a[1,2],b[3]} are two names. */
  private static List<String> names(String text) {
    return List.of(text.split(",(?![^\\[]*\\])"));
  }

  private static Trajectory oneOf(List<Trajectory> runs) {
    if (runs.size() != 1) {
      throw new IllegalArgumentException(
          "%s needs one recorded training, got %d; name its folder as the trajectory"
              .formatted(MOST_CHANGING, runs.size()));
    }
    return runs.get(0);
  }

  /** Eigenvectors, followed to where their curvature alone would lead to chance's loss. */
  private Directions eigenvectors(ParameterVector centre, int count, Objectives objectives) {
    HessianDirections.Ends ends =
        text.endsWith(":top2") ? HessianDirections.Ends.LARGEST : HessianDirections.Ends.EXTREMES;
    HessianDirections source = new HessianDirections(objectives.main(), ends, ignore, seed);
    List<Eigenpair> pairs = source.pairs(centre, count);
    double rise = objectives.chanceLoss().orElse(1);
    List<Double> halfWidths =
        pairs.stream()
            .map(pair -> HessianDirections.halfWidth(pair, rise).orElse(Double.POSITIVE_INFINITY))
            .toList();
    boolean both = ends == HessianDirections.Ends.EXTREMES && count > 1;
    int high = both ? count - 1 : count;
    Finding along =
        new Finding.AxisEigenvalues(
            pairs.stream().map(Eigenpair::value).toList(),
            pairs.stream().map(Eigenpair::residual).toList());
    Findings found =
        Findings.of(along)
            .with(
                new CurvatureFindings(objectives.main(), ignore, seed)
                    .of(centre, pairs.subList(0, high), pairs.subList(high, count)));
    return new Directions(text, List.of(source.vectors(centre, pairs)), found, halfWidths);
  }

  private List<ParameterVector> principal(int count, List<Trajectory> runs, List<Finding> found) {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException(
          "directions pca need a recorded training, got none; name its folder as the trajectory");
    }
    PathSpread spread = PathSpread.of(runs, ignore::keepsStill);
    PrincipalAxes axes = spread.axes(count);
    found.add(PathPlane.shares(spread, axes));
    return axes.directions();
  }

  private List<ParameterVector> fromFile(ParameterVector centre, int count) {
    return DirectionFile.read(file.orElseThrow(), centre.layout(), count);
  }
}
