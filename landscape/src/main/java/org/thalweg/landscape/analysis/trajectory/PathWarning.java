// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
            driftDominated(spread),
            weightNormDrift(spread, statistics),
            fewCheckpoints(spread),
            offPlane(spread, statistics),
            smallShare(spread))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<PathWarning> randomWalk(RunSpread spread) {
    List<Double> correlations = spread.cosineCorrelations();
    boolean isWalk =
        correlations.get(1) > SECOND_CORRELATION
            && correlations.get(2) > THIRD_CORRELATION
            && Math.abs(spread.ownShares().get(0) - WALK_SHARE) < WALK_SHARE_MARGIN;
    return warning(
        isWalk,
        Kind.RANDOM_WALK,
        "%s: the curve is what a random walk gives (shares %s, a walk's 60.8 %%, 15.2 %%, 6.8 %%;"
            + " cosine correlations %s): curvature in this plot is not evidence about the"
            + " landscape",
        spread.name(),
        joined(spread.ownShares(), "%.1f %%", 100),
        joined(correlations, "%.3f", 1));
  }

  private static Optional<PathWarning> driftDominated(RunSpread spread) {
    double share = spread.ownShares().get(0);
    double correlation = spread.cosineCorrelations().get(0);
    return warning(
        correlation > DRIFT_CORRELATION && share > DRIFT_SHARE,
        Kind.DRIFT_DOMINATED,
        "%s: drift dominates: one component holds %.1f %% of the variation and moves as a cosine of"
            + " time (correlation %.3f); little else is seen",
        spread.name(),
        100 * share,
        correlation);
  }

  private static Optional<PathWarning> weightNormDrift(
      RunSpread spread, PathStatistics statistics) {
    return warning(
        spread.radialShare() > RADIAL_SHARE,
        Kind.WEIGHT_NORM_DRIFT,
        "%s: %.1f %% of the variation is growing or shrinking of all weights together (norm %.4g to"
            + " %.4g); leave out early checkpoints with --from EPOCH",
        spread.name(),
        100 * spread.radialShare(),
        statistics.points().get(0).norm(),
        statistics.points().get(statistics.points().size() - 1).norm());
  }

  private static Optional<PathWarning> fewCheckpoints(RunSpread spread) {
    return warning(
        spread.checkpoints() < FEW,
        Kind.FEW_CHECKPOINTS,
        "%s: %d checkpoints span at most %d dimensions; shares and shapes mean little below %d",
        spread.name(),
        spread.checkpoints(),
        spread.checkpoints() - 1,
        FEW);
  }

  private static Optional<PathWarning> offPlane(RunSpread spread, PathStatistics statistics) {
    double share = statistics.medianOffPlaneShare();
    return warning(
        share > OFF_PLANE,
        Kind.OFF_PLANE,
        "%s: half of the checkpoints lie off the plane by %.0f %% or more of their distance from"
            + " its centre; compare the plane's loss with the true one",
        spread.name(),
        100 * share);
  }

  private static Optional<PathWarning> smallShare(RunSpread spread) {
    return warning(
        spread.planeShare() < SMALL_SHARE,
        Kind.SMALL_SHARE,
        "%s: the plane holds %.1f %% of this run's own variation: it lies along what tells the runs"
            + " apart; lay one through this run alone to see its way",
        spread.name(),
        100 * spread.planeShare());
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
