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
import org.thalweg.landscape.analysis.topology.CriticalNode;
import org.thalweg.landscape.analysis.topology.CriticalType;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Threshold;
import org.thalweg.landscape.analysis.topology.Topology;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoints;
import org.thalweg.landscape.surface.Grid;

/**
 * The critical points of a plane, by spline and by topology, each held against the other.
 *
 * <p>A point that both see has the place, loss and Hessian of the spline and the persistence of its
 * pair of nodes, taken between the spline's losses where both ends are seen by both. One that only
 * the spline sees has the difference to the nearest such point of the other kind within 2 nodes.
 * What exceeds the threshold to neither is left out, and counted.
 */
final class PlaneSearch {
  private static final double DEGENERATE = 1e-6;
  private static final double FARTHEST_PARTNER = 2;
  private static final double ARTEFACT = 3;

  private final ScalarField field;
  private final Grid grid;
  private final ThresholdRule rule;
  private final Threshold threshold;
  private final Topology topology;
  private final List<CriticalNode> nodes;
  private final boolean[] left;
  private final Map<Integer, PersistencePair> pairOf = new HashMap<>();
  private final Map<Integer, Integer> positionOf = new HashMap<>();
  private final SmoothPlane smooth;
  private final Compression compression;
  private final MissingNodes holes;
  private final BicubicSpline spline;
  private final List<SmoothPoint> points;
  private final List<CriticalType> types;
  private final Matching matching;

  PlaneSearch(ScalarField field, ThresholdRule rule) {
    this.field = field;
    grid = field.grid();
    this.rule = rule;
    threshold = rule.threshold(field);
    topology = Topology.of(field, threshold);
    nodes =
        topology.rawCriticalNodes().all().stream()
            .filter(n -> Double.isFinite(field.value(n.node())))
            .toList();
    topology.rawDiagram().pairs().forEach(this::remember);
    left = left();
    double[] values = new double[field.size()];
    Arrays.setAll(values, field::value);
    smooth = SmoothPlane.through(grid, values);
    compression = smooth.compression();
    holes = smooth.holes();
    spline = smooth.spline();
    double[] filled = holes.filled();
    SmoothSearch.Result found =
        Double.isFinite(filled[0])
            ? SmoothSearch.of(spline, holes, Spread.of(filled), starts())
            : new SmoothSearch.Result(List.of(), 0);
    points = found.points();
    types = points.stream().map(p -> type(p.jet(), found.strongest())).toList();
    matching = Matching.of(points, types, nodes, left, grid.columns());
  }

  private void remember(PersistencePair pair) {
    pairOf.merge(pair.birthNode(), pair, PlaneSearch::longer);
    pair.deathNode().ifPresent(n -> pairOf.merge(n, pair, PlaneSearch::longer));
  }

  private static PersistencePair longer(PersistencePair a, PersistencePair b) {
    return a.persistence() >= b.persistence() ? a : b;
  }

  private boolean[] left() {
    Set<Integer> kept = new HashSet<>();
    topology.criticalNodes().all().forEach(c -> kept.add(c.node()));
    boolean[] all = new boolean[nodes.size()];
    for (int n = 0; n < all.length; n++) {
      all[n] = kept.contains(nodes.get(n).node());
      positionOf.put(nodes.get(n).node(), n);
    }
    return all;
  }

  private int[] starts() {
    return nodes.stream().mapToInt(CriticalNode::node).toArray();
  }

  private static CriticalType type(Jet jet, double strongest) {
    double tolerance = DEGENERATE * strongest;
    if (jet.smaller() > tolerance) {
      return CriticalType.MINIMUM;
    }
    if (jet.larger() < -tolerance) {
      return CriticalType.MAXIMUM;
    }
    return jet.smaller() < -tolerance && jet.larger() > tolerance
        ? CriticalType.SADDLE
        : CriticalType.DEGENERATE;
  }

  /** All that was found. */
  CriticalAnalysis run(String channel) {
    List<UnlabelledPoint> drafts = new ArrayList<>();
    int[] indices = matching.indices(left);
    boolean[] absorbs = new boolean[points.size()];
    int hidden = 0;
    for (int p = 0; p < points.size(); p++) {
      double persistence = persistence(p);
      boolean lives = persistence > limit(p);
      if (lives || isLeft(p)) {
        UnlabelledPoint draft = seenBySpline(p, lives ? persistence : ofNodes(p), indices[p]);
        absorbs[p] = draft.point().agreed();
        drafts.add(draft);
      } else {
        hidden++;
      }
    }
    int artefacts = 0;
    for (int n = 0; n < nodes.size(); n++) {
      OptionalInt home = matching.homeOf(n);
      boolean counted = home.isPresent() && absorbs[home.getAsInt()];
      if (left[n] && matching.pointOf(n).isEmpty() && !counted) {
        if (isArtefact(n)) {
          artefacts++;
        } else {
          drafts.add(seenByTopology(n));
        }
      }
    }
    List<UnlabelledPoint> labelled = UnlabelledPoint.labelled(drafts, Spread.of(field));
    return new CriticalAnalysis(
        new CriticalPoints(
            channel,
            rule.toString(),
            topology.simplification().floor(),
            labelled.stream().map(UnlabelledPoint::point).toList()),
        Optional.of(topology),
        Optional.of(smooth),
        Counts.of(types),
        Counts.of(topology.rawCriticalNodes()),
        Counts.of(topology.criticalNodes()),
        hidden,
        artefacts,
        !compression.isPlain(),
        pairs(labelled),
        labels(labelled));
  }

  private double loss(int p) {
    return compression.loss(points.get(p).jet().value());
  }

  /** How long a point's pair lives; 0 where it has none. */
  private double persistence(int p) {
    OptionalInt own = matching.nodeOf(p);
    if (own.isEmpty()) {
      return besideAnother(p);
    }
    Optional<PersistencePair> pair = pair(p);
    if (pair.isEmpty() || pair.get().isEssential()) {
      return pair.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
    }
    OptionalInt partner = partner(pair.get(), nodes.get(own.getAsInt()).node());
    return partner.isPresent() ? Math.abs(loss(partner.getAsInt()) - loss(p)) : ofNodes(p);
  }

  /** The pair of a point's own node. */
  private Optional<PersistencePair> pair(int p) {
    OptionalInt own = matching.nodeOf(p);
    return own.isPresent()
        ? Optional.ofNullable(pairOf.get(nodes.get(own.getAsInt()).node()))
        : Optional.empty();
  }

  /** Whether topology keeps a point, even where the spline's losses alone would not. */
  private boolean isLeft(int p) {
    OptionalInt own = matching.nodeOf(p);
    return own.isPresent() && left[own.getAsInt()];
  }

  /** How long the pair of a point's node lives. */
  private double ofNodes(int p) {
    return pair(p).map(PersistencePair::persistence).orElse(0.0);
  }

  private OptionalInt partner(PersistencePair pair, int node) {
    int other = pair.birthNode() == node ? pair.deathNode().orElseThrow() : pair.birthNode();
    Integer position = positionOf.get(other);
    return position == null ? OptionalInt.empty() : matching.pointOf(position);
  }

  /**
   * The difference to the nearest point of the other kind that topology does not see either; 0
   * without one. What no node shows comes in such pairs; by itself it is a ripple.
   */
  private double besideAnother(int p) {
    double nearest = FARTHEST_PARTNER;
    double difference = 0;
    boolean saddle = types.get(p) == CriticalType.SADDLE;
    for (int other = 0; other < points.size(); other++) {
      boolean otherKind = (types.get(other) == CriticalType.SADDLE) != saddle;
      double distance = points.get(p).distanceTo(points.get(other));
      if (other != p && otherKind && matching.nodeOf(other).isEmpty() && distance < nearest) {
        nearest = distance;
        difference = Math.abs(loss(other) - loss(p));
      }
    }
    return difference;
  }

  private double limit(int p) {
    Optional<PersistencePair> pair = pair(p).filter(found -> !found.isEssential());
    if (pair.isEmpty()) {
      return topology.simplification().limitAt(loss(p));
    }
    double errors =
        Math.hypot(
            field.standardError(pair.get().birthNode()),
            field.standardError(pair.get().deathNode().getAsInt()));
    return Math.max(
        topology.simplification().limitAt(pair.get().birth()), threshold.standardErrors() * errors);
  }

  private UnlabelledPoint seenBySpline(int p, double persistence, int nodeIndex) {
    SmoothPoint point = points.get(p);
    CriticalType type = types.get(p);
    OptionalInt own = matching.nodeOf(p);
    OptionalInt winding = Winding.around(spline, point, points);
    int around =
        own.isPresent() && !left[own.getAsInt()]
            ? nodeIndex + Matching.index(nodes.get(own.getAsInt()))
            : nodeIndex;
    int expected =
        switch (type) {
          case SADDLE -> -1;
          case DEGENERATE -> winding.orElse(around);
          default -> 1;
        };
    boolean agreed = expected == around && winding.orElse(expected) == expected;
    Jet jet =
        point
            .jet()
            .scaled(smooth.stepX(), smooth.stepY(), compression.slopeAt(point.jet().value()));
    CriticalPoint found =
        new CriticalPoint(
            "",
            CriticalPoint.Type.valueOf(type.name()),
            type == CriticalType.DEGENERATE ? Math.max(1, -expected) : 1,
            grid.index((int) Math.round(point.u()), (int) Math.round(point.v())),
            false,
            smooth.x(point.u()),
            smooth.y(point.v()),
            loss(p),
            persistence,
            jet.smaller(),
            jet.larger(),
            winding,
            agreed,
            note(p, winding, expected, around),
            Optional.empty());
    return new UnlabelledPoint(
        found, own.isPresent() ? OptionalInt.of(nodes.get(own.getAsInt()).node()) : own);
  }

  private String note(int p, OptionalInt winding, int expected, int around) {
    List<String> notes = new ArrayList<>();
    SmoothPoint point = points.get(p);
    if (types.get(p) == CriticalType.DEGENERATE) {
      notes.add("the second derivatives do not decide; the gradient turns " + turns(expected));
    } else if (winding.orElse(expected) != expected) {
      notes.add("the gradient turns " + turns(winding.getAsInt()) + " around it");
    }
    if (matching.nodeOf(p).isEmpty() && types.get(p) != CriticalType.DEGENERATE) {
      notes.add("seen by the Hessian alone");
    } else if (expected != around) {
      notes.add("topology counts an index of %d here".formatted(around));
    }
    if (holes.isNear(point.u(), point.v())) {
      notes.add("beside points without a number");
    }
    return String.join("; ", notes);
  }

  private static String turns(int index) {
    return switch (index) {
      case 1 -> "once";
      case -1 -> "once backwards";
      case 0 -> "not at all";
      default -> "%d times%s".formatted(Math.abs(index), index < 0 ? " backwards" : "");
    };
  }

  /** A pair of neighbours that the spline does not see: the triangulation made them. */
  private boolean isArtefact(int n) {
    PersistencePair pair = pairOf.get(nodes.get(n).node());
    if (pair == null || pair.isEssential() || isRim(nodes.get(n).node())) {
      return false;
    }
    int one = pair.birthNode();
    int other = pair.deathNode().getAsInt();
    Integer position = positionOf.get(one == nodes.get(n).node() ? other : one);
    return position != null
        && matching.pointOf(position).isEmpty()
        && Math.hypot(grid.ix(one) - grid.ix(other), grid.iy(one) - grid.iy(other)) <= ARTEFACT;
  }

  private boolean isRim(int node) {
    int ix = grid.ix(node);
    int iy = grid.iy(node);
    return ix == 0 || iy == 0 || ix == grid.columns() - 1 || iy == grid.rows() - 1;
  }

  private UnlabelledPoint seenByTopology(int n) {
    CriticalNode critical = nodes.get(n);
    int node = critical.node();
    PersistencePair pair = pairOf.get(node);
    boolean border = isRim(node);
    boolean hole = holes.isNear(grid.ix(node), grid.iy(node));
    String note =
        border
            ? "at the border: the plane goes on"
            : hole
                ? "beside points without a number: the plane goes on"
                : "seen by topology alone: the spline has no such point within 2 nodes";
    CriticalPoint found =
        new CriticalPoint(
            "",
            CriticalPoint.Type.valueOf(critical.type().name()),
            critical.multiplicity(),
            node,
            border || hole,
            grid.at(node).x(),
            grid.at(node).y(),
            field.value(node),
            pair == null ? Double.NaN : pair.persistence(),
            Double.NaN,
            Double.NaN,
            OptionalInt.empty(),
            border || hole,
            note,
            Optional.empty());
    return new UnlabelledPoint(found, OptionalInt.of(node));
  }

  private static Map<Integer, String> labels(List<UnlabelledPoint> drafts) {
    Map<Integer, String> labels = new HashMap<>();
    drafts.forEach(d -> d.ownNode().ifPresent(n -> labels.put(n, d.point().label())));
    return labels;
  }

  /** The pairs that are left, at the points' own places and losses where they are kept. */
  private List<NamedPair> pairs(List<UnlabelledPoint> drafts) {
    Map<Integer, CriticalPoint> byNode = new HashMap<>();
    drafts.forEach(d -> d.ownNode().ifPresent(n -> byNode.put(n, d.point())));
    return topology.diagram().pairs().stream()
        .map(
            pair -> {
              End birth = End.of(byNode, pair.birthNode(), field);
              End death =
                  pair.deathNode().isPresent()
                      ? End.of(byNode, pair.deathNode().getAsInt(), field)
                      : End.NEVER;
              return new NamedPair(
                  pair.dimension(),
                  birth.label(),
                  birth.loss(),
                  birth.x(),
                  birth.y(),
                  death.label(),
                  death.loss(),
                  death.x(),
                  death.y());
            })
        .toList();
  }

  private record End(String label, double loss, double x, double y) {
    static final End NEVER = new End("", Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);

    static End of(Map<Integer, CriticalPoint> byNode, int node, ScalarField field) {
      CriticalPoint point = byNode.get(node);
      return point == null
          ? new End("", field.value(node), field.grid().at(node).x(), field.grid().at(node).y())
          : new End(point.label(), point.loss(), point.x(), point.y());
    }
  }
}
