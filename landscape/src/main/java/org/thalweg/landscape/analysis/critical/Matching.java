// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.thalweg.landscape.analysis.topology.CriticalNode;
import org.thalweg.landscape.surface.CriticalType;

/**
 * Which critical nodes stand for which smooth points.
 *
 * <p>First one to one: a node with a point of its type within {@value #REACH} nodes, those that
 * simplification left before the others, the nearer first. Every other node goes to the nearest
 * point in reach, where its index adds up with the others': a maximum that the triangulation splits
 * into two and a saddle is still one maximum.
 */
final class Matching {
  static final double REACH = 2;

  private final List<SmoothPoint> points;
  private final List<CriticalNode> nodes;
  private final int columns;
  private final int[] nodeOf;
  private final int[] pointOf;
  private final int[] home;
  private final Map<Long, List<Integer>> cells = new HashMap<>();

  private record Candidate(int point, int node, boolean left, double distance) {}

  private Matching(List<SmoothPoint> points, List<CriticalNode> nodes, int columns) {
    this.points = points;
    this.nodes = nodes;
    this.columns = columns;
    nodeOf = filled(points.size());
    pointOf = filled(nodes.size());
    home = filled(nodes.size());
    for (int i = 0; i < points.size(); i++) {
      SmoothPoint p = points.get(i);
      cells
          .computeIfAbsent(key(Math.floor(p.u()), Math.floor(p.v())), k -> new ArrayList<>())
          .add(i);
    }
  }

  private static int[] filled(int length) {
    int[] all = new int[length];
    Arrays.fill(all, -1);
    return all;
  }

  private static long key(double cellX, double cellY) {
    return ((long) cellY << 32) + (long) cellX;
  }

  /**
   * Matches.
   *
   * @param types of the points
   * @param left which of the nodes simplification left
   */
  static Matching of(
      List<SmoothPoint> points,
      List<CriticalType> types,
      List<CriticalNode> nodes,
      boolean[] left,
      int columns) {
    Matching matching = new Matching(points, nodes, columns);
    matching.oneToOne(types, left);
    matching.rest();
    return matching;
  }

  private void oneToOne(List<CriticalType> types, boolean[] left) {
    List<Candidate> candidates = new ArrayList<>();
    for (int n = 0; n < nodes.size(); n++) {
      for (int p : near(n)) {
        CriticalType type = types.get(p);
        if (type == nodes.get(n).type() || type == CriticalType.DEGENERATE) {
          candidates.add(new Candidate(p, n, left[n], distance(p, n)));
        }
      }
    }
    candidates.sort(
        Comparator.comparing((Candidate c) -> !c.left())
            .thenComparingDouble(Candidate::distance)
            .thenComparingInt(Candidate::node)
            .thenComparingInt(Candidate::point));
    for (Candidate c : candidates) {
      if (nodeOf[c.point()] < 0 && pointOf[c.node()] < 0) {
        nodeOf[c.point()] = c.node();
        pointOf[c.node()] = c.point();
        home[c.node()] = c.point();
      }
    }
  }

  private void rest() {
    for (int n = 0; n < nodes.size(); n++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int p : home[n] < 0 ? near(n) : List.<Integer>of()) {
        if (distance(p, n) < nearest) {
          nearest = distance(p, n);
          home[n] = p;
        }
      }
    }
  }

  private List<Integer> near(int n) {
    int node = nodes.get(n).node();
    int ix = node % columns;
    int iy = Math.floorDiv(node, columns);
    List<Integer> found = new ArrayList<>();
    int reach = (int) REACH + 1;
    for (int y = iy - reach; y <= iy + reach; y++) {
      for (int x = ix - reach; x <= ix + reach; x++) {
        for (int p : cells.getOrDefault(key(x, y), List.of())) {
          if (distance(p, n) <= REACH) {
            found.add(p);
          }
        }
      }
    }
    return found;
  }

  private double distance(int p, int n) {
    int node = nodes.get(n).node();
    return Math.hypot(
        points.get(p).u() - node % columns, points.get(p).v() - Math.floorDiv(node, columns));
  }

  /** The position among the nodes of the one that is a point's own. */
  OptionalInt nodeOf(int point) {
    return nodeOf[point] < 0 ? OptionalInt.empty() : OptionalInt.of(nodeOf[point]);
  }

  /** The point that is a node's own. */
  OptionalInt pointOf(int node) {
    return pointOf[node] < 0 ? OptionalInt.empty() : OptionalInt.of(pointOf[node]);
  }

  /** The point around which a node's index counts. */
  OptionalInt homeOf(int node) {
    return home[node] < 0 ? OptionalInt.empty() : OptionalInt.of(home[node]);
  }

  /** For every point, the sum of the indices of the nodes around it that count. */
  int[] indices(boolean[] counts) {
    int[] sums = new int[points.size()];
    for (int n = 0; n < nodes.size(); n++) {
      if (home[n] >= 0 && counts[n]) {
        sums[home[n]] += index(nodes.get(n));
      }
    }
    return sums;
  }

  static int index(CriticalNode node) {
    return node.type() == CriticalType.SADDLE ? -node.multiplicity() : 1;
  }
}
