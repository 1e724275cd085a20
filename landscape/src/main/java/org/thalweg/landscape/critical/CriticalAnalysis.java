// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.critical;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.topology.ScalarField;
import org.thalweg.landscape.topology.Simplification;

/**
 * What a surface's channel has of critical points, and how far its two witnesses agree.
 *
 * @param points those above the threshold
 * @param topology the plane's nodes with lesser pairs cancelled; empty on a line
 * @param smooth all places where the spline's gradient vanishes
 * @param raw all critical nodes
 * @param simplified the critical nodes that are left
 * @param hidden places of the spline that do not exceed the threshold
 * @param artefacts critical nodes above it that neighbours make among themselves, and the spline
 *     does not see
 * @param compressed whether the spline went through a logarithm of the loss
 * @param pairs what is left of persistence, the longest first, components before loops
 * @param labels of the points, by the critical nodes that stand for them
 */
public record CriticalAnalysis(
    CriticalPoints points,
    Optional<Simplification> topology,
    Counts smooth,
    Counts raw,
    Counts simplified,
    int hidden,
    int artefacts,
    boolean compressed,
    List<NamedPair> pairs,
    Map<Integer, String> labels) {
  public CriticalAnalysis {
    pairs = List.copyOf(pairs);
    labels = Map.copyOf(labels);
  }

  /** Analyses a channel of a line or plane. */
  public static CriticalAnalysis of(Surface surface, int channel, ThresholdRule rule) {
    String name = surface.channels().get(channel).name();
    return surface.grid().dimension() == 1
        ? LineSearch.of(surface, channel, rule)
        : new PlaneSearch(ScalarField.of(surface, channel), rule).run(name);
  }

  /** The points on which Hessian and topology differ. */
  public List<CriticalPoint> disagreements() {
    return points.points().stream().filter(p -> !p.agreed()).toList();
  }
}
