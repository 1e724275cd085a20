// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.Arrays;

/**
 * All nodes met in order, upwards or downwards, and how their components join.
 *
 * <p>Upwards, a component begins at a minimum; downwards, at a maximum, and the outside is a
 * component from the start, of which every border node is part. Where components join, the one that
 * began first stays (the elder rule). Union-find with path halving; O(n log n) at worst.
 *
 * <p>A node that is no extremum flows to its steepest neighbour met before; an <em>edge</em> leads
 * from a saddle to the steepest neighbour in each further piece of those met before. An edge either
 * joins two components or closes a loop.
 */
final class Sweep {
  private static final int LOOP = -1;

  private final ScalarField field;
  private final Freudenthal triangulation;
  private final boolean upwards;
  private final int outside;

  private final int[] flow;
  private final int[] parent;
  private final int[] extrema;
  private int extremumCount;

  private int[] saddles = new int[16];
  private int[] feet = new int[16];
  private int[] dying = new int[16];
  private int[] elders = new int[16];
  private int edges;

  private Sweep(ScalarField field, boolean upwards) {
    this.field = field;
    this.upwards = upwards;
    triangulation = new Freudenthal(field.grid());
    outside = field.size();
    flow = new int[outside + 1];
    parent = new int[outside + 1];
    flow[outside] = outside;
    parent[outside] = outside;
    int[] found = new int[outside];
    for (int i = 0; i < outside; i++) {
      meet(field.node(upwards ? i : outside - 1 - i), found);
    }
    extrema = Arrays.copyOf(found, extremumCount);
  }

  static Sweep upwards(ScalarField field) {
    return new Sweep(field, true);
  }

  static Sweep downwards(ScalarField field) {
    return new Sweep(field, false);
  }

  private void meet(int node, int[] found) {
    int inside = triangulation.inside(node);
    int lower = CriticalNodes.lower(field, triangulation, node, inside);
    // On the way down, those outside were met before all.
    int met = upwards ? lower : Freudenthal.ALL & ~lower;
    if (met == 0) {
      flow[node] = node;
      parent[node] = node;
      found[extremumCount++] = node;
      return;
    }
    int first = steepest(node, met, inside);
    flow[node] = target(node, first, inside);
    parent[node] = find(flow[node]);
    if (Freudenthal.pieces(met) > 1) {
      int rest = met & ~Freudenthal.piece(met, first);
      while (rest != 0) {
        int next = steepest(node, rest, inside);
        join(node, target(node, next, inside));
        rest &= ~Freudenthal.piece(met, next);
      }
    }
  }

  /** The position of the steepest of some neighbours; of equally steep ones the first met. */
  private int steepest(int node, int mask, int inside) {
    if ((mask & ~inside) != 0) {
      return Integer.numberOfTrailingZeros(mask & ~inside);
    }
    int best = -1;
    double most = 0;
    for (int left = mask; left != 0; left &= left - 1) {
      int k = Integer.numberOfTrailingZeros(left);
      int neighbour = triangulation.neighbour(node, k);
      double slope = slope(node, neighbour) / triangulation.length(k);
      if (best < 0
          || slope > most
          || (slope == most && isEarlier(neighbour, triangulation.neighbour(node, best)))) {
        best = k;
        most = slope;
      }
    }
    return best;
  }

  private double slope(int node, int neighbour) {
    return upwards ? field.rise(neighbour, node) : field.rise(node, neighbour);
  }

  private int target(int node, int k, int inside) {
    return (inside & (1 << k)) != 0 ? triangulation.neighbour(node, k) : outside;
  }

  private void join(int saddle, int foot) {
    int one = find(saddle);
    int other = find(foot);
    int younger = LOOP;
    int elder = LOOP;
    if (one != other) {
      younger = isEarlier(one, other) ? other : one;
      elder = younger == one ? other : one;
      parent[younger] = elder;
    }
    add(saddle, foot, younger, elder);
  }

  private void add(int saddle, int foot, int younger, int elder) {
    if (edges == saddles.length) {
      int more = 2 * edges;
      saddles = Arrays.copyOf(saddles, more);
      feet = Arrays.copyOf(feet, more);
      dying = Arrays.copyOf(dying, more);
      elders = Arrays.copyOf(elders, more);
    }
    saddles[edges] = saddle;
    feet[edges] = foot;
    dying[edges] = younger;
    elders[edges] = elder;
    edges++;
  }

  private boolean isEarlier(int one, int other) {
    if (one == outside || other == outside) {
      return one == outside;
    }
    return upwards == field.isBelow(one, other);
  }

  private int find(int node) {
    int root = node;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  /** The node that stands for the outside: one more than the last. */
  int outside() {
    return outside;
  }

  /** Where every node flows to; an extremum, and the outside, to itself. A copy. */
  int[] flow() {
    return flow.clone();
  }

  /** Minima upwards, maxima downwards, in the order they were met. */
  int[] extrema() {
    return extrema.clone();
  }

  /** The number of edges, in the order of the sweep. */
  int edges() {
    return edges;
  }

  /** Whether an edge joins components; else it closes a loop. */
  boolean joins(int edge) {
    return dying[edge] != LOOP;
  }

  int saddle(int edge) {
    return saddles[edge];
  }

  /** Where an edge leads from its saddle, maybe outside. */
  int foot(int edge) {
    return feet[edge];
  }

  /** The extremum whose component ends by an edge that joins. */
  int dying(int edge) {
    return dying[edge];
  }

  /** The extremum, or the outside, whose component goes on. */
  int elder(int edge) {
    return elders[edge];
  }

  /** The persistence of an edge that joins. */
  double persistence(int edge) {
    return upwards
        ? field.rise(dying[edge], saddles[edge])
        : field.rise(saddles[edge], dying[edge]);
  }
}
