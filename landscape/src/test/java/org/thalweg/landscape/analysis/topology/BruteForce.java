// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.thalweg.landscape.surface.Grid;

/** The same answers from definitions: the simplices of the triangulation, one by one. */
final class BruteForce {
  private BruteForce() {}

  /** All vertices, edges and triangles, each as its sorted nodes. */
  private static List<int[]> simplices(Grid grid) {
    List<int[]> all = new ArrayList<>();
    for (int iy = 0; iy < grid.rows(); iy++) {
      for (int ix = 0; ix < grid.columns(); ix++) {
        int node = grid.index(ix, iy);
        boolean right = ix + 1 < grid.columns();
        boolean up = iy + 1 < grid.rows();
        all.add(new int[] {node});
        if (right) {
          all.add(new int[] {node, grid.index(ix + 1, iy)});
        }
        if (up) {
          all.add(new int[] {node, grid.index(ix, iy + 1)});
        }
        if (right && up) {
          int across = grid.index(ix + 1, iy + 1);
          all.add(new int[] {node, across});
          all.add(new int[] {node, grid.index(ix + 1, iy), across});
          all.add(new int[] {node, grid.index(ix, iy + 1), across});
        }
      }
    }
    return all;
  }

  /**
   * Persistence by column reduction of the boundary matrix over Z/2 (Edelsbrunner and Harer 2010,
   * VII.1); pairs within one node's star have no persistence and are left out.
   */
  static List<PersistencePair> pairs(ScalarField field) {
    List<int[]> simplices = simplices(field.grid());
    simplices.sort(
        Comparator.<int[]>comparingInt(s -> Arrays.stream(s).map(field::rank).max().orElseThrow())
            .thenComparingInt(s -> s.length)
            .thenComparing(s -> descendingRanks(field, s), Arrays::compare));
    Map<String, Integer> position = new HashMap<>();
    for (int i = 0; i < simplices.size(); i++) {
      position.put(Arrays.toString(simplices.get(i)), i);
    }
    Map<Integer, TreeSet<Integer>> columnOfLow = new HashMap<>();
    Map<Integer, Integer> deathOf = new HashMap<>();
    TreeSet<Integer> births = new TreeSet<>();
    for (int j = 0; j < simplices.size(); j++) {
      TreeSet<Integer> column = boundary(simplices.get(j), position);
      while (!column.isEmpty() && columnOfLow.containsKey(column.last())) {
        for (int row : columnOfLow.get(column.last())) {
          if (!column.remove(row)) {
            column.add(row);
          }
        }
      }
      if (column.isEmpty()) {
        births.add(j);
      } else {
        columnOfLow.put(column.last(), column);
        deathOf.put(column.last(), j);
      }
    }
    List<PersistencePair> pairs = new ArrayList<>();
    for (int birth : births) {
      int dimension = simplices.get(birth).length - 1;
      int born = highest(field, simplices.get(birth));
      if (!deathOf.containsKey(birth)) {
        pairs.add(
            new PersistencePair(
                dimension, born, OptionalInt.empty(), field.value(born), Double.POSITIVE_INFINITY));
        continue;
      }
      int died = highest(field, simplices.get(deathOf.get(birth)));
      if (born != died) {
        pairs.add(
            new PersistencePair(
                dimension, born, OptionalInt.of(died), field.value(born), field.value(died)));
      }
    }
    return pairs;
  }

  private static TreeSet<Integer> boundary(int[] simplex, Map<String, Integer> position) {
    TreeSet<Integer> faces = new TreeSet<>();
    for (int skipped = 0; skipped < simplex.length && simplex.length > 1; skipped++) {
      int without = simplex[skipped];
      int[] face = Arrays.stream(simplex).filter(n -> n != without).toArray();
      faces.add(position.get(Arrays.toString(face)));
    }
    return faces;
  }

  private static int[] descendingRanks(ScalarField field, int[] simplex) {
    return Arrays.stream(simplex).map(n -> -field.rank(n)).sorted().map(r -> -r).toArray();
  }

  private static int highest(ScalarField field, int[] simplex) {
    return field.node(Arrays.stream(simplex).map(field::rank).max().orElseThrow());
  }

  /** The connected pieces of the nodes at or below {@code level}, by flooding. */
  static int components(ScalarField field, double level) {
    return pieces(field.grid(), node -> field.value(node) <= level);
  }

  /** The connected pieces of some nodes, by flooding. */
  static int pieces(Grid grid, IntPredicate some) {
    List<int[]> edges = simplices(grid).stream().filter(s -> s.length == 2).toList();
    boolean[] seen = new boolean[grid.size()];
    int pieces = 0;
    for (int start = 0; start < seen.length; start++) {
      if (seen[start] || !some.test(start)) {
        continue;
      }
      pieces++;
      seen[start] = true;
      Deque<Integer> open = new ArrayDeque<>(List.of(start));
      while (!open.isEmpty()) {
        int node = open.pop();
        for (int[] edge : edges) {
          int other = edge[0] == node ? edge[1] : edge[1] == node ? edge[0] : node;
          if (!seen[other] && some.test(other)) {
            seen[other] = true;
            open.push(other);
          }
        }
      }
    }
    return pieces;
  }

  /** The nodes below {@code level} that hang together with {@code start}. */
  static Set<Integer> pieceOf(ScalarField field, int start, double level) {
    List<int[]> edges = simplices(field.grid()).stream().filter(s -> s.length == 2).toList();
    Set<Integer> piece = new HashSet<>(Set.of(start));
    boolean grows = true;
    while (grows) {
      grows = false;
      for (int[] edge : edges) {
        boolean below = field.value(edge[0]) < level && field.value(edge[1]) < level;
        if (below && piece.contains(edge[0]) != piece.contains(edge[1])) {
          grows = piece.addAll(List.of(edge[0], edge[1]));
        }
      }
    }
    return piece;
  }

  /** Vertices less edges plus triangles at or below {@code level}. */
  static int eulerCharacteristic(ScalarField field, double level) {
    return simplices(field.grid()).stream()
        .filter(s -> Arrays.stream(s).allMatch(n -> field.value(n) <= level))
        .mapToInt(s -> s.length == 2 ? -1 : 1)
        .sum();
  }
}
