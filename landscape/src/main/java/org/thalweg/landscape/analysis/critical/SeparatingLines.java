// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.analysis.topology.MorseSmale;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Separatrix;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;

/**
 * The separatrices between labelled points of a plane.
 *
 * <p>From a saddle that the spline sees they are lines of its steepest descent and ascent. Where
 * one of these runs into an extremum below the threshold, and from a saddle at the border, they are
 * the topology's, node by node, with the ends at the points' own places; a staircase along the
 * edges of a triangulation, whose steps are averaged away by less than a node.
 */
public final class SeparatingLines {
  private static final int PASSES = 4;

  private final ScalarField field;
  private final Grid grid;
  private final SmoothPlane plane;
  private final Map<Integer, String> labels;
  private final Map<String, CriticalPoint> points = new HashMap<>();

  private SeparatingLines(CriticalAnalysis analysis, Topology topology) {
    field = topology.field();
    grid = field.grid();
    plane = analysis.plane().orElseThrow();
    labels = analysis.labels();
    analysis.points().points().forEach(p -> points.put(p.label(), p));
  }

  /** All lines from labelled saddles, those that descend first; none on a line. */
  public static List<SeparatingLine> of(CriticalAnalysis analysis) {
    return analysis
        .topology()
        .map(topology -> new SeparatingLines(analysis, topology).all(topology))
        .orElse(List.of());
  }

  private List<SeparatingLine> all(Topology topology) {
    List<MorseSmale.Saddle> saddles =
        topology.morseSmale().saddles().stream().filter(s -> labels.containsKey(s.node())).toList();
    Descent descent = new Descent(plane, targets(CriticalType.MINIMUM), true);
    Descent ascent = new Descent(plane, targets(CriticalType.MAXIMUM), false);
    return Stream.concat(
            saddles.stream().flatMap(s -> lines(s.node(), descent, s.descents())),
            saddles.stream().flatMap(s -> lines(s.node(), ascent, s.ascents())))
        .toList();
  }

  private List<CriticalPoint> targets(CriticalType type) {
    return points.values().stream()
        .filter(p -> p.type() == type || p.type() == CriticalType.DEGENERATE)
        .toList();
  }

  private Stream<SeparatingLine> lines(int node, Descent smooth, List<Separatrix> others) {
    return Optional.ofNullable(points.get(labels.getOrDefault(node, "")))
        .filter(p -> p.type() == CriticalType.SADDLE && !Double.isNaN(p.eigenvalueMin()))
        .flatMap(smooth::from)
        .map(List::stream)
        .orElseGet(() -> others.stream().map(this::line));
  }

  private SeparatingLine line(Separatrix separatrix) {
    String from = labels.getOrDefault(separatrix.saddle(), "");
    String to =
        separatrix.extremum().isPresent()
            ? labels.getOrDefault(separatrix.extremum().getAsInt(), "")
            : "";
    List<double[]> places = new ArrayList<>();
    for (int node : separatrix.nodes()) {
      places.add(new double[] {grid.at(node).x(), grid.at(node).y(), field.value(node)});
    }
    places.set(0, place(points.get(from), places.get(0)));
    int last = places.size() - 1;
    places.set(last, place(points.get(to), places.get(last)));
    double[][] columns = new double[3][];
    for (int c = 0; c < columns.length; c++) {
      int column = c;
      columns[c] = smoothed(places.stream().mapToDouble(p -> p[column]).toArray());
    }
    return new SeparatingLine(separatrix.descends(), from, to, columns[0], columns[1], columns[2]);
  }

  private static double[] place(@Nullable CriticalPoint point, double[] otherwise) {
    return point == null ? otherwise : new double[] {point.x(), point.y(), point.loss()};
  }

  private static double[] smoothed(double[] values) {
    double[] current = values;
    for (int pass = 0; pass < PASSES; pass++) {
      double[] next = current.clone();
      for (int i = 1; i < current.length - 1; i++) {
        next[i] = (current[i - 1] + 2 * current[i] + current[i + 1]) / 4;
      }
      current = next;
    }
    return Arrays.stream(current).allMatch(Double::isFinite) ? current : values;
  }
}
