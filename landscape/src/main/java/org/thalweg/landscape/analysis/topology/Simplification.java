// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.thalweg.landscape.surface.CriticalType;

/**
 * A field's minima, saddles and maxima with those at or below a threshold cancelled in pairs.
 *
 * <p>Components and loops alike, from the least persistent upwards; what is left keeps the Euler
 * characteristic. Immutable.
 */
public final class Simplification {
  private final ScalarField field;
  private final Threshold threshold;
  private final Sweep lower;
  private final Sweep upper;
  private final Cancellation descent;
  private final Cancellation ascent;
  private final Span span;

  private Simplification(ScalarField field, Sweep lower, Sweep upper, Threshold threshold) {
    this.field = field;
    this.threshold = threshold;
    this.lower = lower;
    this.upper = upper;
    span = Span.of(field, lower, upper);
    descent = Cancellation.of(lower, e -> limit(lower.dying(e), lower.saddle(e)));
    ascent = Cancellation.of(upper, e -> limit(upper.saddle(e), upper.dying(e)));
  }

  private double limit(int birthNode, int deathNode) {
    double errors = threshold.errors(field, birthNode, deathNode);
    return Math.max(limitAt(field.value(birthNode)), errors);
  }

  public static Simplification of(ScalarField field, Threshold threshold) {
    return of(field, Sweep.upwards(field), Sweep.downwards(field), threshold);
  }

  static Simplification of(ScalarField field, Sweep lower, Sweep upper, Threshold threshold) {
    return new Simplification(field, lower, upper, threshold);
  }

  public ScalarField field() {
    return field;
  }

  public Threshold threshold() {
    return threshold;
  }

  /** The values between which the topology changes. */
  public Span span() {
    return span;
  }

  /**
   * The persistence up to which a pair born at {@code birth} is cancelled; errors may raise it for
   * single pairs.
   */
  public double limitAt(double birth) {
    return Double.isFinite(birth) ? threshold.limit(span, birth) : threshold.absolute();
  }

  /** {@link #limitAt} the lowest value: the least limit of all. */
  public double floor() {
    return limitAt(span.lowest());
  }

  /** The critical nodes that are left, in the grid's order; saddles by what is left of them. */
  public CriticalNodes criticalNodes() {
    int[] multiplicity = multiplicities();
    List<CriticalNode> left = new ArrayList<>();
    for (int minimum : lower.extrema()) {
      if (!descent.isGone(minimum)) {
        left.add(new CriticalNode(minimum, CriticalType.MINIMUM, 1));
      }
    }
    for (int maximum : upper.extrema()) {
      if (!ascent.isGone(maximum)) {
        left.add(new CriticalNode(maximum, CriticalType.MAXIMUM, 1));
      }
    }
    for (int node = 0; node < multiplicity.length; node++) {
      if (multiplicity[node] > 0) {
        left.add(new CriticalNode(node, CriticalType.SADDLE, multiplicity[node]));
      }
    }
    left.sort(Comparator.comparingInt(CriticalNode::node));
    return new CriticalNodes(left);
  }

  /** Of every node, how many saddles are left in it. */
  private int[] multiplicities() {
    int[] multiplicity = new int[field.size()];
    for (int edge = 0; edge < lower.edges(); edge++) {
      multiplicity[lower.saddle(edge)] += descent.isCancelled(edge) ? 0 : 1;
    }
    for (int edge = 0; edge < upper.edges(); edge++) {
      multiplicity[upper.saddle(edge)] -= ascent.isCancelled(edge) ? 1 : 0;
    }
    return multiplicity;
  }

  /** The pairs that are left. */
  public PersistenceDiagram diagram() {
    List<PersistencePair> left = new ArrayList<>();
    int lowest = field.node(0);
    left.add(
        new PersistencePair(
            0, lowest, OptionalInt.empty(), field.value(lowest), Double.POSITIVE_INFINITY));
    IntStream.range(0, lower.edges())
        .filter(e -> lower.joins(e) && !descent.isCancelled(e))
        .forEach(e -> left.add(PersistenceDiagram.component(field, lower, e)));
    IntStream.range(0, upper.edges())
        .filter(e -> upper.joins(e) && !ascent.isCancelled(e))
        .forEach(e -> left.add(PersistenceDiagram.loop(field, upper, e)));
    return new PersistenceDiagram(left);
  }

  /** Which minimum left every node descends to. */
  public Basins basins() {
    return new Basins(field.grid(), descent.ends());
  }

  Sweep lower() {
    return lower;
  }

  Sweep upper() {
    return upper;
  }

  Cancellation descent() {
    return descent;
  }

  Cancellation ascent() {
    return ascent;
  }
}
