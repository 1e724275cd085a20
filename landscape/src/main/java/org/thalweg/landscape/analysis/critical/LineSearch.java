// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.thalweg.landscape.analysis.topology.CriticalNodes;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Simplification;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Surface;

/**
 * Minima and maxima of a line, by cubic spline and by persistence.
 *
 * <p>Topology sees the line as a plane of two equal rows, which below every level has the same
 * components: a minimum's component ends at the maximum that parts it from a deeper one.
 */
final class LineSearch {
  private static final double REACH = 1.5;
  private static final double DEGENERATE = 1e-6;

  private final Axis axis;
  private final ThresholdRule rule;
  private final ScalarField field;
  private final Simplification simplification;
  private final CriticalNodes raw;
  private final Compression compression;
  private final MissingNodes holes;
  private final CubicSpline spline;
  private final double strongest;

  private LineSearch(Surface surface, int channel, ThresholdRule rule) {
    this.rule = rule;
    axis = surface.grid().x();
    field = doubled(surface, channel);
    raw = CriticalNodes.of(field);
    simplification = Simplification.of(field, rule.threshold(field));
    double[] values = surface.values(channel);
    compression = Compression.of(values);
    holes = MissingNodes.of(values.length, 1, compression.apply(values));
    spline = CubicSpline.through(holes.filled());
    double most = 0;
    for (int i = 0; i < values.length; i++) {
      most = Math.max(most, Math.abs(spline.at(i)[2]));
    }
    strongest = most;
  }

  static CriticalAnalysis of(Surface surface, int channel, ThresholdRule rule) {
    boolean any = Arrays.stream(surface.values(channel)).anyMatch(Double::isFinite);
    String name = surface.channels().get(channel).name();
    if (!any) {
      return nothing(name, rule);
    }
    return new LineSearch(surface, channel, rule).run(name);
  }

  private static CriticalAnalysis nothing(String channel, ThresholdRule rule) {
    Counts none = new Counts(0, 0, 0, 0);
    return new CriticalAnalysis(
        new CriticalPoints(channel, rule.toString(), 0, List.of()),
        Optional.empty(),
        Optional.empty(),
        new CriticalAnalysis.Tally(none, none, none, 0, 0),
        false,
        List.of(),
        Map.of());
  }

  private static ScalarField doubled(Surface surface, int channel) {
    double[] values = surface.values(channel);
    double[] twice = Arrays.copyOf(values, 2 * values.length);
    System.arraycopy(values, 0, twice, values.length, values.length);
    return ScalarField.of(Grid.plane(surface.grid().x(), new Axis(0, 1, 2)), twice);
  }

  private CriticalAnalysis run(String channel) {
    List<PersistencePair> pairs =
        simplification.diagram().ofDimension(0).stream()
            .filter(p -> Double.isFinite(p.birth()))
            .toList();
    List<Double> open = new ArrayList<>(spline.flatPlaces());
    open.removeIf(u -> !isWhole(u));
    Counts smooth = Counts.of(open.stream().map(u -> typeAt(u)).toList());
    List<UnlabelledPoint> drafts = new ArrayList<>();
    Set<Integer> met = new HashSet<>();
    for (PersistencePair pair : pairs) {
      add(drafts, open, met, pair.birthNode(), CriticalType.MINIMUM, pair);
      pair.deathNode().ifPresent(n -> add(drafts, open, met, n, CriticalType.MAXIMUM, pair));
    }
    List<UnlabelledPoint> labelled = UnlabelledPoint.labelled(drafts, Spread.of(field));
    Counts left = ofLine(simplification.diagram().ofDimension(0).size());
    Counts all = ofLine(raw.count(CriticalType.MINIMUM));
    return new CriticalAnalysis(
        new CriticalPoints(
            channel,
            rule.toString(),
            simplification.floor(),
            labelled.stream().map(UnlabelledPoint::point).toList()),
        Optional.empty(),
        Optional.empty(),
        new CriticalAnalysis.Tally(smooth, all, left, open.size(), 0),
        !compression.isPlain(),
        named(pairs, labelled),
        Map.of());
  }

  /** Between two minima of a line lies one maximum. */
  private static Counts ofLine(int minima) {
    return new Counts(minima, 0, Math.max(0, minima - 1), 0);
  }

  /** Whether the nodes on both sides were measured. */
  private boolean isWhole(double u) {
    int last = axis.count() - 1;
    int i = Math.max(0, Math.min(last - 1, (int) Math.floor(u)));
    return Double.isFinite(field.value(i)) && Double.isFinite(field.value(i + 1));
  }

  private CriticalType typeAt(double u) {
    double bend = spline.at(u)[2];
    if (Math.abs(bend) <= DEGENERATE * strongest) {
      return CriticalType.DEGENERATE;
    }
    return bend > 0 ? CriticalType.MINIMUM : CriticalType.MAXIMUM;
  }

  /** The spline's point for a node, taken out of {@code open}, or the node itself. */
  private void add(
      List<UnlabelledPoint> drafts,
      List<Double> open,
      Set<Integer> met,
      int node,
      CriticalType type,
      PersistencePair pair) {
    int column = node % axis.count();
    if (!Double.isFinite(field.value(node)) || !met.add(column)) {
      return;
    }
    Optional<Double> place =
        open.stream()
            .filter(u -> Math.abs(u - column) <= REACH)
            .filter(u -> typeAt(u) == type || typeAt(u) == CriticalType.DEGENERATE)
            .min((a, b) -> Double.compare(Math.abs(a - column), Math.abs(b - column)));
    place.ifPresent(open::remove);
    boolean end = column == 0 || column == axis.count() - 1;
    boolean hole = holes.isNear(column, 0);
    String note =
        place.isPresent()
            ? hole ? "beside points without a number" : ""
            : end
                ? "at the end: the line goes on"
                : hole
                    ? "beside points without a number: the line goes on"
                    : "seen by topology alone: the spline has no such point within 2 nodes";
    double u = place.orElse((double) column);
    double step = (axis.max() - axis.min()) / (axis.count() - 1);
    double[] at = spline.at(u);
    double bend = at[2] / (step * step * compression.slopeAt(at[0]));
    CriticalPoint found =
        new CriticalPoint(
            "",
            place.isPresent() ? typeAt(u) : type,
            1,
            new CriticalPoint.Place(
                column,
                place.isEmpty() && (end || hole),
                axis.min() + u * step,
                0,
                place.isPresent() ? compression.loss(at[0]) : field.value(node)),
            pair.persistence(),
            place.map(known -> new CriticalPoint.Curvature(bend, bend)),
            new CriticalPoint.Agreement(
                place.isPresent() || end || hole, OptionalInt.empty(), note),
            Optional.empty());
    drafts.add(new UnlabelledPoint(found, OptionalInt.of(column)));
  }

  private List<NamedPair> named(List<PersistencePair> pairs, List<UnlabelledPoint> drafts) {
    Map<Integer, CriticalPoint> byColumn = new HashMap<>();
    drafts.forEach(d -> d.ownNode().ifPresent(n -> byColumn.put(n, d.point())));
    List<NamedPair> named = new ArrayList<>();
    for (PersistencePair pair : pairs) {
      CriticalPoint birth = byColumn.get(pair.birthNode() % axis.count());
      CriticalPoint death =
          pair.deathNode().isPresent()
              ? byColumn.get(pair.deathNode().getAsInt() % axis.count())
              : null;
      if (birth != null) {
        named.add(
            new NamedPair(
                0,
                NamedPair.End.of(birth),
                death == null
                    ? new NamedPair.End("", pair.death(), Double.NaN, Double.NaN)
                    : NamedPair.End.of(death)));
      }
    }
    return named;
  }
}
