// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The Morse–Smale complex of what a simplification left (Edelsbrunner, Harer, Zomorodian 2003).
 *
 * <p>From every saddle of multiplicity k, k + 1 lines descend and k + 1 ascend. The nodes that
 * descend to one minimum and ascend to one maximum, or out of the grid, are a cell. Immutable.
 *
 * @param saddles in the grid's order
 * @param cells those of most nodes first
 */
public record MorseSmale(List<Saddle> saddles, List<Cell> cells) {

  /**
   * A saddle and the lines that begin in it.
   *
   * @param node in the grid's order
   * @param descents one more than its multiplicity
   * @param ascents as many
   */
  public record Saddle(int node, List<Separatrix> descents, List<Separatrix> ascents) {
    public Saddle {
      descents = List.copyOf(descents);
      ascents = List.copyOf(ascents);
    }

    public int multiplicity() {
      return descents.size() - 1;
    }

    /** Whether two of its descents end in the same minimum: together they close a loop. */
    public boolean closesLoop() {
      return descents.stream().map(Separatrix::extremum).distinct().count() < descents.size();
    }
  }

  /**
   * The nodes between one minimum and one maximum.
   *
   * @param maximum empty where the ascent leaves the grid
   * @param nodes how many
   */
  public record Cell(int minimum, OptionalInt maximum, int nodes) {}

  public MorseSmale {
    saddles = List.copyOf(saddles);
    cells = List.copyOf(cells);
  }

  public static MorseSmale of(Simplification simplification) {
    return new MorseSmale(
        new Tracer(simplification).saddles(),
        cells(simplification.descent().ends(), simplification.ascent().ends()));
  }

  /** All descents and ascents. */
  public List<Separatrix> separatrices() {
    List<Separatrix> all = new ArrayList<>();
    for (Saddle saddle : saddles) {
      all.addAll(saddle.descents());
      all.addAll(saddle.ascents());
    }
    return all;
  }

  private static List<Cell> cells(int[] minima, int[] maxima) {
    int outside = minima.length - 1;
    Map<Long, Long> nodes =
        IntStream.range(0, outside)
            .mapToObj(node -> (long) minima[node] << Integer.SIZE | maxima[node])
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return nodes.entrySet().stream()
        .map(e -> cell(e.getKey(), outside, e.getValue().intValue()))
        .sorted(
            Comparator.comparingInt(Cell::nodes)
                .reversed()
                .thenComparing(Cell::minimum)
                .thenComparing(c -> c.maximum().orElse(outside)))
        .toList();
  }

  private static Cell cell(long ends, int outside, int nodes) {
    int maximum = (int) ends;
    return new Cell(
        (int) (ends >>> Integer.SIZE),
        maximum == outside ? OptionalInt.empty() : OptionalInt.of(maximum),
        nodes);
  }

  /** Follows the flows from what is left of every saddle. */
  private static final class Tracer {
    private final Simplification simplification;
    private final int outside;

    Tracer(Simplification simplification) {
      this.simplification = simplification;
      outside = simplification.lower().outside();
    }

    List<Saddle> saddles() {
      Map<Integer, List<Integer>> lower = edgesBySaddle(simplification.lower());
      Map<Integer, List<Integer>> upper = edgesBySaddle(simplification.upper());
      return simplification.criticalNodes().saddles().stream()
          .map(
              s ->
                  new Saddle(
                      s.node(),
                      lines(true, s, lower.getOrDefault(s.node(), List.of())),
                      lines(false, s, upper.getOrDefault(s.node(), List.of()))))
          .toList();
    }

    private static Map<Integer, List<Integer>> edgesBySaddle(Sweep sweep) {
      return IntStream.range(0, sweep.edges())
          .boxed()
          .collect(Collectors.groupingBy(sweep::saddle));
    }

    /** The saddle's own flow, and one a living edge: those that join before those that do not. */
    private List<Separatrix> lines(boolean descends, CriticalNode saddle, List<Integer> edges) {
      Sweep sweep = descends ? simplification.lower() : simplification.upper();
      Cancellation flow = descends ? simplification.descent() : simplification.ascent();
      List<Separatrix> lines = new ArrayList<>();
      lines.add(line(descends, flow, saddle.node(), Optional.empty()));
      edges.stream()
          .filter(e -> !flow.isCancelled(e))
          .sorted(Comparator.comparing(e -> !sweep.joins(e)))
          .limit(saddle.multiplicity())
          .map(e -> line(descends, flow, saddle.node(), Optional.of(sweep.foot(e))))
          .forEach(lines::add);
      return lines;
    }

    private Separatrix line(
        boolean descends, Cancellation flow, int saddle, Optional<Integer> foot) {
      List<Integer> nodes = new ArrayList<>(List.of(saddle));
      int at = foot.orElseGet(() -> flow.next(saddle));
      while (at != outside && flow.next(at) != at) {
        nodes.add(at);
        at = flow.next(at);
      }
      if (at == outside) {
        return new Separatrix(descends, nodes, OptionalInt.empty());
      }
      nodes.add(at);
      return new Separatrix(descends, nodes, OptionalInt.of(at));
    }
  }
}
