// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.List;
import org.thalweg.landscape.analysis.topology.CriticalNodes;
import org.thalweg.landscape.surface.CriticalType;

/**
 * How many critical points of each type there are, saddles by multiplicity.
 *
 * @param degenerate points of the spline whose Hessian does not decide; none among nodes
 */
public record Counts(int minima, int saddles, int maxima, int degenerate) {

  static Counts of(CriticalNodes nodes) {
    return new Counts(
        nodes.count(CriticalType.MINIMUM),
        nodes.count(CriticalType.SADDLE),
        nodes.count(CriticalType.MAXIMUM),
        0);
  }

  static Counts of(List<CriticalType> types) {
    return new Counts(
        count(types, CriticalType.MINIMUM),
        count(types, CriticalType.SADDLE),
        count(types, CriticalType.MAXIMUM),
        count(types, CriticalType.DEGENERATE));
  }

  private static int count(List<CriticalType> types, CriticalType type) {
    return (int) types.stream().filter(t -> t == type).count();
  }

  /** Minima less saddles plus maxima: 1 for the nodes of every plane. */
  public int eulerCharacteristic() {
    return minima - saddles + maxima;
  }
}
