// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Basins in basins, as wide at every height as they have nodes below it (Geniesse et al. 2024,
 * arXiv:2411.12136).
 *
 * <p>A component of the merge tree is a funnel about its centre; where components join, they stand
 * side by side in the middle of what they become, the widest first. Positions run from 0 to the
 * number of nodes.
 *
 * @param parts one an arc of the tree, in the order of their lower nodes
 */
public record TopologicalProfile(List<Part> parts) {

  /**
   * The funnel of one arc.
   *
   * @param centre its middle
   * @param below how wide it begins: the nodes of all that joined in it
   * @param heights the values of its own nodes, rising; each makes it wider by 1
   */
  public record Part(MergeTree.Arc arc, double centre, int below, List<Double> heights) {
    public Part {
      heights = List.copyOf(heights);
    }

    /** How wide it is in the end. */
    public int width() {
      return below + heights.size();
    }

    /** The mean of its own nodes' values. */
    public double mean() {
      return heights.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
  }

  public TopologicalProfile {
    parts = List.copyOf(parts);
  }

  public static TopologicalProfile of(Simplification simplification) {
    return new Builder(simplification).build();
  }

  /** The width of the whole: the number of the grid's nodes. */
  public int width() {
    return parts.get(parts.size() - 1).width();
  }

  private static final class Builder {
    private final ScalarField field;
    private final Simplification simplification;
    private final List<MergeTree.Arc> arcs;
    private final List<List<Double>> heights = new ArrayList<>();
    private final Map<Integer, List<Integer>> joining = new HashMap<>();
    private final int[] below;
    private final int[] joined;

    Builder(Simplification simplification) {
      this.simplification = simplification;
      field = simplification.field();
      arcs = MergeTree.of(simplification).arcs();
      below = new int[arcs.size()];
      joined = new int[arcs.size()];
      for (int a = 0; a < joined.length; a++) {
        joined[a] = a;
        heights.add(new ArrayList<>());
        joining.computeIfAbsent(arcs.get(a).upper(), k -> new ArrayList<>()).add(a);
      }
    }

    TopologicalProfile build() {
      fill();
      double[] centres = new double[arcs.size()];
      int last = arcs.size() - 1;
      centres[last] = field.size() / 2.0;
      // Arcs rise, so that each is placed before those that join in it.
      for (int a = last; a >= 0; a--) {
        place(a, centres);
      }
      List<Part> parts = new ArrayList<>();
      for (int a = 0; a <= last; a++) {
        parts.add(new Part(arcs.get(a), centres[a], below[a], heights.get(a)));
      }
      return new TopologicalProfile(parts);
    }

    /** Gives every node to the arc that its minimum's component has become at its height. */
    private void fill() {
      int[] arcFrom = new int[field.size()];
      for (int a = 0; a < joined.length; a++) {
        arcFrom[arcs.get(a).lower()] = a;
      }
      Basins basins = simplification.basins();
      for (int rank = 0; rank < field.size(); rank++) {
        int node = field.node(rank);
        int started = arcFrom[node];
        if (arcs.get(started).lower() == node) {
          for (int child : joining.getOrDefault(node, List.of())) {
            joined[child] = started;
            below[started] += below[child] + heights.get(child).size();
          }
        }
        heights.get(living(arcFrom[basins.minimumOf(node)])).add(field.value(node));
      }
    }

    private int living(int arc) {
      int at = arc;
      while (joined[at] != at) {
        joined[at] = joined[joined[at]];
        at = joined[at];
      }
      return at;
    }

    private void place(int arc, double[] centres) {
      List<Integer> children = joining.getOrDefault(arcs.get(arc).lower(), List.of());
      double left = centres[arc] - below[arc] / 2.0;
      for (int child : children.stream().sorted(Comparator.comparingInt(c -> -width(c))).toList()) {
        centres[child] = left + width(child) / 2.0;
        left += width(child);
      }
    }

    private int width(int arc) {
      return below[arc] + heights.get(arc).size();
    }
  }
}
