// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;

/**
 * The critical points of a plane, by spline and by topology, each held against the other.
 *
 * <p>A point that both see has the place, loss and Hessian of the spline and the persistence of its
 * pair of nodes, taken between the spline's losses where both ends are seen by both. One that only
 * the spline sees has the difference to the nearest such point of the other kind within 2 nodes.
 * What exceeds the threshold to neither is left out, and counted.
 */
final class PlaneSearch {
  private final NodeWitness nodes;
  private final SplineWitness spline;
  private final Matching matching;
  private final List<UnlabelledPoint> found = new ArrayList<>();
  private int hidden;
  private int artefacts;

  private PlaneSearch(NodeWitness nodes, SplineWitness spline) {
    this.nodes = nodes;
    this.spline = spline;
    matching =
        Matching.of(
            spline.points(),
            spline.types(),
            nodes.nodes(),
            nodes.left(),
            nodes.field().grid().columns());
  }

  /** All that is found of a channel. */
  static CriticalAnalysis of(ScalarField field, ThresholdRule rule, String channel) {
    NodeWitness nodes = new NodeWitness(field, rule.threshold(field));
    PlaneSearch search = new PlaneSearch(nodes, SplineWitness.of(field, nodes.starts()));
    search.search();
    return search.analysis(rule, channel);
  }

  private void search() {
    PlanePoints points = new PlanePoints(nodes, spline, matching);
    PointPersistence persistence = new PointPersistence(nodes, spline, matching);
    int[] indices = matching.indices(nodes.left());
    boolean[] absorbs = new boolean[spline.points().size()];
    for (int p = 0; p < absorbs.length; p++) {
      double lifetime = persistence.of(p);
      boolean lives = lifetime > persistence.limit(p);
      if (lives || persistence.isLeft(p)) {
        UnlabelledPoint point =
            points.seenBySpline(p, lives ? lifetime : persistence.ofNodes(p), indices[p]);
        absorbs[p] = point.point().agreed();
        found.add(point);
      } else {
        hidden++;
      }
    }
    for (int n = 0; n < nodes.nodes().size(); n++) {
      OptionalInt home = matching.homeOf(n);
      boolean counted = home.isPresent() && absorbs[home.getAsInt()];
      if (nodes.left()[n] && matching.pointOf(n).isEmpty() && !counted) {
        if (nodes.isArtefact(n, matching)) {
          artefacts++;
        } else {
          found.add(points.seenByTopology(n));
        }
      }
    }
  }

  private CriticalAnalysis analysis(ThresholdRule rule, String channel) {
    List<UnlabelledPoint> labelled = UnlabelledPoint.labelled(found, Spread.of(nodes.field()));
    Topology topology = nodes.topology();
    return new CriticalAnalysis(
        new CriticalPoints(
            channel,
            rule.toString(),
            topology.simplification().floor(),
            labelled.stream().map(UnlabelledPoint::point).toList()),
        Optional.of(topology),
        Optional.of(spline.plane()),
        new CriticalAnalysis.Tally(
            Counts.of(spline.types()),
            Counts.of(topology.rawCriticalNodes()),
            Counts.of(topology.criticalNodes()),
            hidden,
            artefacts),
        !spline.plane().compression().isPlain(),
        pairs(labelled),
        labels(labelled));
  }

  private static Map<Integer, String> labels(List<UnlabelledPoint> points) {
    Map<Integer, String> labels = new HashMap<>();
    points.forEach(d -> d.ownNode().ifPresent(n -> labels.put(n, d.point().label())));
    return labels;
  }

  /** The pairs that are left, at the points' own places and losses where they are kept. */
  private List<NamedPair> pairs(List<UnlabelledPoint> points) {
    Map<Integer, CriticalPoint> byNode = new HashMap<>();
    points.forEach(d -> d.ownNode().ifPresent(n -> byNode.put(n, d.point())));
    ScalarField field = nodes.field();
    return nodes.topology().diagram().pairs().stream()
        .map(
            pair ->
                new NamedPair(
                    pair.dimension(),
                    NamedPair.End.of(byNode, pair.birthNode(), field),
                    pair.deathNode().isPresent()
                        ? NamedPair.End.of(byNode, pair.deathNode().getAsInt(), field)
                        : NamedPair.End.NEVER))
        .toList();
  }
}
