// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.Optional;
import java.util.OptionalInt;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.surface.CriticalType;

/**
 * How long the points of a spline live: the persistence of their nodes' pairs, between the spline's
 * losses where both ends are seen by both.
 */
record PointPersistence(NodeWitness nodes, SplineWitness spline, Matching matching) {
  private static final double FARTHEST_PARTNER = 2;

  /** How long a point's pair lives; 0 where it has none. */
  double of(int p) {
    OptionalInt own = matching.nodeOf(p);
    if (own.isEmpty()) {
      return besideAnother(p);
    }
    Optional<PersistencePair> pair = pair(p);
    if (pair.isEmpty() || pair.get().isEssential()) {
      return pair.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
    }
    OptionalInt position = nodes.partner(pair.get(), nodes.nodes().get(own.getAsInt()).node());
    OptionalInt partner =
        position.isPresent() ? matching.pointOf(position.getAsInt()) : OptionalInt.empty();
    return partner.isPresent()
        ? Math.abs(spline.loss(partner.getAsInt()) - spline.loss(p))
        : ofNodes(p);
  }

  /** The pair of a point's own node. */
  private Optional<PersistencePair> pair(int p) {
    OptionalInt own = matching.nodeOf(p);
    return own.isPresent()
        ? nodes.pairOf(nodes.nodes().get(own.getAsInt()).node())
        : Optional.empty();
  }

  /** Whether topology keeps a point, even where the spline's losses alone would not. */
  boolean isLeft(int p) {
    OptionalInt own = matching.nodeOf(p);
    return own.isPresent() && nodes.left()[own.getAsInt()];
  }

  /** How long the pair of a point's node lives. */
  double ofNodes(int p) {
    return pair(p).map(PersistencePair::persistence).orElse(0.0);
  }

  /** How long a point must live to count. */
  double limit(int p) {
    return pair(p)
        .filter(found -> !found.isEssential())
        .map(nodes::limit)
        .orElseGet(() -> nodes.topology().simplification().limitAt(spline.loss(p)));
  }

  /**
   * The difference to the nearest point of the other kind that topology does not see either; 0
   * without one. What no node shows comes in such pairs; by itself it is a ripple.
   */
  private double besideAnother(int p) {
    double nearest = FARTHEST_PARTNER;
    double difference = 0;
    boolean saddle = spline.types().get(p) == CriticalType.SADDLE;
    for (int other = 0; other < spline.points().size(); other++) {
      boolean otherKind = (spline.types().get(other) == CriticalType.SADDLE) != saddle;
      double distance = spline.points().get(p).distanceTo(spline.points().get(other));
      if (other != p && otherKind && matching.nodeOf(other).isEmpty() && distance < nearest) {
        nearest = distance;
        difference = Math.abs(spline.loss(other) - spline.loss(p));
      }
    }
    return difference;
  }
}
