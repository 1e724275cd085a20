// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Surface;

/**
 * Critical points of one channel, and the agreement of spline and topology.
 *
 * @param points those above the threshold
 * @param topology the plane's nodes with lesser pairs cancelled; empty on a line
 * @param plane the plane between its nodes; empty on a line
 * @param tally how many there are by either, and how many were left out
 * @param compressed whether the spline went through a logarithm of the loss
 * @param pairs what is left of persistence, the longest first, components before loops
 * @param labels of the points, by the critical nodes that stand for them
 */
public record CriticalAnalysis(
    CriticalPoints points,
    Optional<Topology> topology,
    Optional<SmoothPlane> plane,
    Tally tally,
    boolean compressed,
    List<NamedPair> pairs,
    Map<Integer, String> labels) {
  /**
   * How many critical points there are.
   *
   * @param smooth all places where the spline's gradient vanishes
   * @param raw all critical nodes
   * @param simplified the critical nodes that are left
   * @param hidden places of the spline that do not exceed the threshold
   * @param artefacts critical nodes above it that neighbours make among themselves, and the spline
   *     does not see
   */
  public record Tally(Counts smooth, Counts raw, Counts simplified, int hidden, int artefacts) {}

  public CriticalAnalysis {
    pairs = List.copyOf(pairs);
    labels = Map.copyOf(labels);
  }

  /**
   * Analyses what a surface was analysed for before, or else its loss, with the full-space facts
   * that it keeps.
   */
  public static CriticalAnalysis of(Surface surface) {
    Optional<CriticalPoints> kept = surface.critical();
    int channel = kept.flatMap(k -> surface.findChannel(k.channel())).orElse(surface.lossChannel());
    ThresholdRule rule = kept.map(k -> ThresholdRule.parse(k.rule())).orElse(ThresholdRule.AUTO);
    CriticalAnalysis found = of(surface, channel, rule);
    return kept.map(found::withFactsOf).orElse(found);
  }

  /** The same with these points in the place of its own, which they must match one by one. */
  public CriticalAnalysis with(CriticalPoints told) {
    return new CriticalAnalysis(told, topology, plane, tally, compressed, pairs, labels);
  }

  private CriticalAnalysis withFactsOf(CriticalPoints kept) {
    Map<String, CriticalPoint> byLabel = new HashMap<>();
    kept.points().forEach(p -> byLabel.put(p.label(), p));
    List<CriticalPoint> told =
        points.points().stream()
            .map(
                p ->
                    Optional.ofNullable(byLabel.get(p.label()))
                        .filter(k -> k.x() == p.x() && k.y() == p.y())
                        .flatMap(CriticalPoint::fullSpace)
                        .map(p::with)
                        .orElse(p))
            .toList();
    return with(new CriticalPoints(points.channel(), points.rule(), points.threshold(), told));
  }

  /** Analyses a channel of a line or plane. */
  public static CriticalAnalysis of(Surface surface, int channel, ThresholdRule rule) {
    String name = surface.channels().get(channel).name();
    return surface.grid().dimension() == 1
        ? LineSearch.of(surface, channel, rule)
        : PlaneSearch.of(ScalarField.of(surface, channel), rule, name);
  }

  /** The points on which Hessian and topology differ. */
  public List<CriticalPoint> disagreements() {
    return points.points().stream().filter(p -> !p.agreed()).toList();
  }
}
