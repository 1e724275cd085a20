// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How the components below a rising level begin and join: minima, saddles, and the highest node.
 *
 * @param nodes from lowest to highest; the last one is the root
 * @param arcs each from a node to the one above it, in the order of their lower nodes
 * @param joins one a minimum but the lowest, from the lowest saddle up
 */
public record MergeTree(List<Node> nodes, List<Arc> arcs, List<Join> joins) {

  /** What a node of the tree is. */
  public enum Kind {
    MINIMUM,
    SADDLE,
    /** The highest node of the grid, where all has joined. */
    ROOT
  }

  /**
   * A grid node where a component begins, where some join, or where the field ends.
   *
   * @param node in the grid's order
   */
  public record Node(int node, double value, Kind kind) {}

  /**
   * A component while its level rises from one node of the tree to the next.
   *
   * @param lower the grid node at which it begins
   * @param upper the grid node at which it becomes part of the next
   * @param branch the minimum that is its eldest
   */
  public record Arc(int lower, int upper, int branch) {}

  /** Where a minimum's branch ends in that of an older one. */
  public record Join(int minimum, int elder, int saddle) {}

  public MergeTree {
    joins = List.copyOf(joins);
    nodes = List.copyOf(nodes);
    arcs = List.copyOf(arcs);
  }

  /** The whole tree of a field, nothing cancelled but pairs of no persistence. */
  public static MergeTree of(ScalarField field) {
    return of(Simplification.of(field, Threshold.NONE));
  }

  /** The tree of the minima that a simplification left. */
  public static MergeTree of(Simplification simplification) {
    return new Builder(simplification).build();
  }

  public Node root() {
    return nodes.get(nodes.size() - 1);
  }

  /** The tree's nodes of one kind, from lowest to highest. */
  public List<Node> ofKind(Kind kind) {
    return nodes.stream().filter(n -> n.kind() == kind).toList();
  }

  /** Climbs all branches at once, in the order of the sweep. */
  private static final class Builder {
    private final ScalarField field;
    private final Simplification simplification;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Arc> arcs = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
    // Of every living branch, by its minimum, the tree's node it has come to.
    private final Map<Integer, Integer> top = new HashMap<>();

    Builder(Simplification simplification) {
      this.simplification = simplification;
      field = simplification.field();
    }

    MergeTree build() {
      Sweep lower = simplification.lower();
      for (int minimum : lower.extrema()) {
        if (!simplification.descent().isGone(minimum)) {
          nodes.add(new Node(minimum, field.value(minimum), Kind.MINIMUM));
          top.put(minimum, minimum);
        }
      }
      IntStream.range(0, lower.edges())
          .filter(e -> lower.joins(e) && !simplification.descent().isCancelled(e))
          .forEach(e -> join(lower.dying(e), lower.elder(e), lower.saddle(e)));
      root();
      nodes.sort(Comparator.comparingInt(n -> field.rank(n.node())));
      arcs.sort(Comparator.comparingInt(a -> field.rank(a.lower())));
      return new MergeTree(nodes, arcs, joins);
    }

    private void join(int dying, int elder, int saddle) {
      joins.add(new Join(dying, elder, saddle));
      arc(dying, saddle);
      arc(elder, saddle);
      // A saddle that joins more than two components is one node of the tree.
      if (nodes.get(nodes.size() - 1).node() != saddle) {
        nodes.add(new Node(saddle, field.value(saddle), Kind.SADDLE));
      }
      top.remove(dying);
      top.put(elder, saddle);
    }

    private void root() {
      int lowest = field.node(0);
      int highest = field.node(field.size() - 1);
      arc(lowest, highest);
      nodes.add(new Node(highest, field.value(highest), Kind.ROOT));
    }

    private void arc(int branch, int upper) {
      int from = top.getOrDefault(branch, branch);
      if (from != upper) {
        arcs.add(new Arc(from, upper, branch));
      }
    }
  }
}
