// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.thalweg.landscape.analysis.topology.CriticalNode;
import org.thalweg.landscape.analysis.topology.PersistencePair;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalType;
import org.thalweg.landscape.surface.Grid;

/** Points of a plane as one witness sees them, with what the other one says. */
record PlanePoints(NodeWitness nodes, SplineWitness spline, Matching matching) {

  /**
   * A point that the spline sees.
   *
   * @param nodeIndex the index of the nodes around it that are left
   */
  UnlabelledPoint seenBySpline(int p, double persistence, int nodeIndex) {
    SmoothPoint point = spline.points().get(p);
    CriticalType type = spline.types().get(p);
    OptionalInt own = matching.nodeOf(p);
    OptionalInt winding = Winding.around(spline.plane().spline(), point, spline.points());
    int around =
        own.isPresent() && !nodes.left()[own.getAsInt()]
            ? nodeIndex + Matching.index(nodes.nodes().get(own.getAsInt()))
            : nodeIndex;
    int expected =
        switch (type) {
          case SADDLE -> -1;
          case DEGENERATE -> winding.orElse(around);
          default -> 1;
        };
    boolean agreed = expected == around && winding.orElse(expected) == expected;
    Jet jet = spline.jet(p);
    CriticalPoint found =
        new CriticalPoint(
            "",
            type,
            type == CriticalType.DEGENERATE ? Math.max(1, -expected) : 1,
            place(p),
            persistence,
            Optional.of(new CriticalPoint.Curvature(jet.smaller(), jet.larger())),
            new CriticalPoint.Agreement(agreed, winding, note(p, winding, expected, around)),
            Optional.empty());
    return new UnlabelledPoint(
        found, own.isPresent() ? OptionalInt.of(nodes.nodes().get(own.getAsInt()).node()) : own);
  }

  private CriticalPoint.Place place(int p) {
    SmoothPoint point = spline.points().get(p);
    int node = nodes.field().grid().index((int) Math.round(point.u()), (int) Math.round(point.v()));
    return new CriticalPoint.Place(
        node, false, spline.plane().x(point.u()), spline.plane().y(point.v()), spline.loss(p));
  }

  private String note(int p, OptionalInt winding, int expected, int around) {
    List<String> notes = new ArrayList<>();
    SmoothPoint point = spline.points().get(p);
    if (spline.types().get(p) == CriticalType.DEGENERATE) {
      notes.add("the second derivatives do not decide; the gradient turns " + turns(expected));
    } else if (winding.orElse(expected) != expected) {
      notes.add("the gradient turns " + turns(winding.getAsInt()) + " around it");
    }
    if (matching.nodeOf(p).isEmpty() && spline.types().get(p) != CriticalType.DEGENERATE) {
      notes.add("seen by the Hessian alone");
    } else if (expected != around) {
      notes.add("topology counts an index of %d here".formatted(around));
    }
    if (spline.plane().holes().isNear(point.u(), point.v())) {
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

  /** A critical node that stands for no point of the spline. */
  UnlabelledPoint seenByTopology(int n) {
    CriticalNode critical = nodes.nodes().get(n);
    int node = critical.node();
    Grid grid = nodes.field().grid();
    boolean border = nodes.isRim(node);
    boolean hole = spline.plane().holes().isNear(grid.ix(node), grid.iy(node));
    String note =
        border
            ? "at the border: the plane goes on"
            : hole
                ? "beside points without a number: the plane goes on"
                : "seen by topology alone: the spline has no such point within 2 nodes";
    CriticalPoint found =
        new CriticalPoint(
            "",
            critical.type(),
            critical.multiplicity(),
            new CriticalPoint.Place(
                node,
                border || hole,
                grid.at(node).x(),
                grid.at(node).y(),
                nodes.field().value(node)),
            nodes.pairOf(node).map(PersistencePair::persistence).orElse(Double.NaN),
            Optional.empty(),
            new CriticalPoint.Agreement(border || hole, OptionalInt.empty(), note),
            Optional.empty());
    return new UnlabelledPoint(found, OptionalInt.of(node));
  }
}
