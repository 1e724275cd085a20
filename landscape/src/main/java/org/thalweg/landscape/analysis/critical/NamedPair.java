// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.Map;
import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.surface.CriticalPoint;

/**
 * A component or loop of what lies below a rising level, and the points it begins and ends at.
 *
 * @param dimension 0 from a minimum to the saddle that joins it to an older one; 1 from the saddle
 *     that closes a loop to the maximum that fills it
 * @param from where it begins
 * @param to where it ends; {@link End#NEVER} for the component of the lowest minimum
 */
public record NamedPair(int dimension, End from, End to) {

  /**
   * An end of a pair.
   *
   * @param label of the point there; empty where that is none of the points kept
   * @param loss infinite where there is no end
   * @param x NaN where there is no end
   * @param y likewise
   */
  public record End(String label, double loss, double x, double y) {
    static final End NEVER = new End("", Double.POSITIVE_INFINITY, Double.NaN, Double.NaN);

    static End of(CriticalPoint point) {
      return new End(point.label(), point.loss(), point.x(), point.y());
    }

    /** At the point that stands for a node, or else at the node itself. */
    static End of(Map<Integer, CriticalPoint> byNode, int node, ScalarField field) {
      CriticalPoint point = byNode.get(node);
      return point == null
          ? new End("", field.value(node), field.grid().at(node).x(), field.grid().at(node).y())
          : of(point);
    }
  }

  public double birth() {
    return from.loss();
  }

  public double death() {
    return to.loss();
  }

  public double persistence() {
    return death() - birth();
  }
}
