// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;

/**
 * One reason not to read too much into a picture of a path.
 *
 * @param kind which; its {@linkplain Kind#id() id} stays the same from version to version
 * @param text one line with the figures
 */
public record PathWarning(Kind kind, String text) {
  private static final double WALK_SHARE = 6 / (Math.PI * Math.PI);
  private static final double WALK_SHARE_MARGIN = 0.1;
  private static final double SECOND_CORRELATION = 0.95;
  private static final double THIRD_CORRELATION = 0.9;
  private static final double DRIFT_CORRELATION = 0.95;
  private static final double DRIFT_SHARE = 0.9;
  private static final double RADIAL_SHARE = 0.5;
  private static final int FEW = 10;
  private static final double OFF_PLANE = 0.5;
  private static final double SMALL_SHARE = 0.25;

  /** What may deceive. */
  public enum Kind {
    /** The components are cosines with the shares of a walk without any landscape. */
    RANDOM_WALK,
    /** One component holds nearly everything: the way from start to end. */
    DRIFT_DOMINATED,
    /** The weights grow or shrink as a whole. */
    WEIGHT_NORM_DRIFT,
    /** Too few points for a shape. */
    FEW_CHECKPOINTS,
    /** Most of the path lies outside the plane. */
    OFF_PLANE,
    /** The plane lies along what tells several runs apart, not along this one's way. */
    SMALL_SHARE;

    /** The name in files, such as {@code random-walk}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The warnings that a path deserves on its plane, in the order of {@link Kind}.
   *
   * <p>The first two rules follow Antognini and Sohl-Dickstein 2018 (arXiv:1806.08805): in high
   * dimension, component k of a random walk is cos(πk(i+½)/n), of share 6/(πk)².
   */
  public static List<PathWarning> of(RunSpread spread, PathStatistics statistics) {
    return Stream.of(
            randomWalk(spread),
            driftDominated(
                spread.name(), spread.ownShares().get(0), spread.cosineCorrelations().get(0)),
            weightNormDrift(spread, statistics),
            fewCheckpoints(spread.name(), spread.checkpoints()),
            offPlane(spread.name(), statistics.medianOffPlaneShare()),
            smallShare(spread.name(), spread.planeShare()))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * The warnings that a path deserves as far as its picture alone tells, in the order of {@link
   * Kind}: {@code weight-norm-drift} needs the weights themselves.
   *
   * @param found of the surface: lengths of the axes, explained shares
   * @param principal whether the axes are principal axes of the path
   */
  public static List<PathWarning> seen(ProjectedPath path, Findings found, boolean principal) {
    List<ProjectedPath.Point> points = path.points();
    Optional<Finding.ExplainedVariance> explained = found.find(Finding.ExplainedVariance.class);
    List<PathWarning> warnings = new ArrayList<>();
    if (principal && points.size() >= FEW && explained.isPresent()) {
      List<Double> shares = explained.orElseThrow().axes();
      double first = cosine(points.stream().mapToDouble(ProjectedPath.Point::x).toArray(), 1);
      double second = cosine(points.stream().mapToDouble(ProjectedPath.Point::y).toArray(), 2);
      boolean isWalk =
          first > SECOND_CORRELATION
              && second > SECOND_CORRELATION
              && Math.abs(shares.get(0) - WALK_SHARE) < WALK_SHARE_MARGIN;
      randomWalk(isWalk, path.name(), shares, List.of(first, second)).ifPresent(warnings::add);
      driftDominated(path.name(), shares.get(0), first).ifPresent(warnings::add);
    }
    if (points.size() > 1) {
      fewCheckpoints(path.name(), points.size()).ifPresent(warnings::add);
    }
    found
        .find(Finding.Geometry.class)
        .flatMap(geometry -> offPlane(path.name(), offPlaneShare(points, geometry)))
        .ifPresent(warnings::add);
    explained
        .map(variance -> variance.runs().get(path.name()))
        .flatMap(share -> smallShare(path.name(), share))
        .ifPresent(warnings::add);
    return warnings;
  }

  /** |corr(vᵢ, cos(πk(i+½)/n))|; 0 of what does not move. */
  private static double cosine(double[] coordinates, int k) {
    double mean = Arrays.stream(coordinates).average().orElse(0);
    double[] centred = Arrays.stream(coordinates).map(v -> v - mean).toArray();
    double norm = Math.sqrt(Arrays.stream(centred).map(v -> v * v).sum());
    return norm == 0
        ? 0
        : PathSpread.cosineCorrelation(Arrays.stream(centred).map(v -> v / norm).toArray(), k);
  }

  /** The middle point's share of distance that the plane hides; NaN where lengths are unknown. */
  private static double offPlaneShare(List<ProjectedPath.Point> points, Finding.Geometry geometry) {
    if (geometry.directionNorms().size() < 2) {
      return Double.NaN;
    }
    double nx = geometry.directionNorms().get(0);
    double ny = geometry.directionNorms().get(1);
    double cosine = geometry.cosine().orElse(0);
    List<Double> shares = new ArrayList<>();
    for (ProjectedPath.Point point : points) {
      double x = point.x() * nx;
      double y = point.y() * ny;
      double onPlane = Math.sqrt(Math.max(0, x * x + y * y + 2 * x * y * cosine));
      double all = Math.hypot(onPlane, point.offPlane());
      if (all > 0 && Double.isFinite(all)) {
        shares.add(point.offPlane() / all);
      }
    }
    return shares.isEmpty() ? Double.NaN : Cosines.median(shares);
  }

  private static Optional<PathWarning> randomWalk(RunSpread spread) {
    List<Double> correlations = spread.cosineCorrelations();
    boolean isWalk =
        correlations.get(1) > SECOND_CORRELATION
            && correlations.get(2) > THIRD_CORRELATION
            && Math.abs(spread.ownShares().get(0) - WALK_SHARE) < WALK_SHARE_MARGIN;
    return randomWalk(isWalk, spread.name(), spread.ownShares(), correlations);
  }

  private static Optional<PathWarning> randomWalk(
      boolean isWalk, String name, List<Double> shares, List<Double> correlations) {
    return warning(
        isWalk,
        Kind.RANDOM_WALK,
        "%s: the curve is what a random walk gives (shares %s, a walk's 60.8 %%, 15.2 %%, 6.8 %%;"
            + " cosine correlations %s): curvature in this plot is not evidence about the"
            + " landscape",
        name,
        joined(shares, "%.1f %%", 100),
        joined(correlations, "%.3f", 1));
  }

  private static Optional<PathWarning> driftDominated(
      String name, double share, double correlation) {
    return warning(
        correlation > DRIFT_CORRELATION && share > DRIFT_SHARE,
        Kind.DRIFT_DOMINATED,
        "%s: drift dominates: one component holds %.1f %% of the variation and moves as a cosine of"
            + " time (correlation %.3f); little else is seen",
        name,
        100 * share,
        correlation);
  }

  private static Optional<PathWarning> weightNormDrift(
      RunSpread spread, PathStatistics statistics) {
    return warning(
        spread.radialShare() > RADIAL_SHARE,
        Kind.WEIGHT_NORM_DRIFT,
        "%s: %.1f %% of the variation is growing or shrinking of all weights together (norm %.4g to"
            + " %.4g); leave out early checkpoints: take them from a later epoch",
        spread.name(),
        100 * spread.radialShare(),
        statistics.points().get(0).norm(),
        statistics.points().get(statistics.points().size() - 1).norm());
  }

  private static Optional<PathWarning> fewCheckpoints(String name, int checkpoints) {
    return warning(
        checkpoints < FEW,
        Kind.FEW_CHECKPOINTS,
        "%s: %d checkpoints span at most %d dimensions; shares and shapes mean little below %d",
        name,
        checkpoints,
        checkpoints - 1,
        FEW);
  }

  private static Optional<PathWarning> offPlane(String name, double share) {
    return warning(
        share > OFF_PLANE,
        Kind.OFF_PLANE,
        "%s: half of the checkpoints lie off the plane by %.0f %% or more of their distance from"
            + " its centre; compare the plane's loss with the true one",
        name,
        100 * share);
  }

  private static Optional<PathWarning> smallShare(String name, double share) {
    return warning(
        share < SMALL_SHARE,
        Kind.SMALL_SHARE,
        "%s: the plane holds %.1f %% of this run's own variation: it lies along what tells the runs"
            + " apart; lay one through this run alone to see its way",
        name,
        100 * share);
  }

  private static String joined(List<Double> numbers, String format, double factor) {
    return String.join(
        ", ", numbers.stream().map(v -> String.format(Locale.ROOT, format, factor * v)).toList());
  }

  private static Optional<PathWarning> warning(
      boolean deserved, Kind kind, String format, Object... figures) {
    return deserved
        ? Optional.of(new PathWarning(kind, String.format(Locale.ROOT, format, figures)))
        : Optional.empty();
  }
}
