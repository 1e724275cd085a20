// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.thalweg.landscape.analysis.topology.CriticalNode;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Threshold;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.Grid;

/** The critical nodes of a plane, and the persistence pairs that they belong to. */
final class NodeWitness {
  private static final double ARTEFACT = 3;

  private final ScalarField field;
  private final Threshold threshold;
  private final Topology topology;
  private final List<CriticalNode> nodes;
  private final boolean[] left;
  private final Map<Integer, PersistencePair> pairOf = new HashMap<>();
  private final Map<Integer, Integer> positionOf = new HashMap<>();

  NodeWitness(ScalarField field, Threshold threshold) {
    this.field = field;
    this.threshold = threshold;
    topology = Topology.of(field, threshold);
    nodes =
        topology.rawCriticalNodes().all().stream()
            .filter(n -> Double.isFinite(field.value(n.node())))
            .toList();
    topology.rawDiagram().pairs().forEach(this::remember);
    Set<Integer> kept = new HashSet<>();
    topology.criticalNodes().all().forEach(c -> kept.add(c.node()));
    left = new boolean[nodes.size()];
    for (int n = 0; n < left.length; n++) {
      left[n] = kept.contains(nodes.get(n).node());
      positionOf.put(nodes.get(n).node(), n);
    }
  }

  private void remember(PersistencePair pair) {
    pairOf.merge(pair.birthNode(), pair, NodeWitness::longer);
    pair.deathNode().ifPresent(n -> pairOf.merge(n, pair, NodeWitness::longer));
  }

  private static PersistencePair longer(PersistencePair a, PersistencePair b) {
    return a.persistence() >= b.persistence() ? a : b;
  }

  ScalarField field() {
    return field;
  }

  Topology topology() {
    return topology;
  }

  /** All critical nodes with a finite value. */
  List<CriticalNode> nodes() {
    return nodes;
  }

  /** Which of {@link #nodes} simplification leaves; not copied. */
  boolean[] left() {
    return left;
  }

  int[] starts() {
    return nodes.stream().mapToInt(CriticalNode::node).toArray();
  }

  /** The longer pair of a node of the grid. */
  Optional<PersistencePair> pairOf(int node) {
    return Optional.ofNullable(pairOf.get(node));
  }

  /** The position in {@link #nodes} of the other end of a pair. */
  OptionalInt partner(PersistencePair pair, int node) {
    int other = pair.birthNode() == node ? pair.deathNode().orElseThrow() : pair.birthNode();
    Integer position = positionOf.get(other);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  /** How long a pair that ends must live to count. */
  double limit(PersistencePair pair) {
    double errors =
        Math.hypot(
            field.standardError(pair.birthNode()),
            field.standardError(pair.deathNode().orElseThrow()));
    return Math.max(
        topology.simplification().limitAt(pair.birth()), threshold.standardErrors() * errors);
  }

  boolean isRim(int node) {
    Grid grid = field.grid();
    int ix = grid.ix(node);
    int iy = grid.iy(node);
    return ix == 0 || iy == 0 || ix == grid.columns() - 1 || iy == grid.rows() - 1;
  }

  /** A pair of neighbours that the spline does not see: the triangulation made them. */
  boolean isArtefact(int n, Matching matching) {
    int node = nodes.get(n).node();
    Optional<PersistencePair> pair = pairOf(node).filter(found -> !found.isEssential());
    if (pair.isEmpty() || isRim(node)) {
      return false;
    }
    Grid grid = field.grid();
    int one = pair.orElseThrow().birthNode();
    int other = pair.orElseThrow().deathNode().orElseThrow();
    OptionalInt position = partner(pair.orElseThrow(), node);
    return position.isPresent()
        && matching.pointOf(position.getAsInt()).isEmpty()
        && Math.hypot(grid.ix(one) - grid.ix(other), grid.iy(one) - grid.iy(other)) <= ARTEFACT;
  }
}
