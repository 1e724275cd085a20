// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.surface.CriticalType;

/**
 * The critical nodes of a piecewise-linear field (Banchoff 1970), or those that simplification
 * left.
 *
 * <p>By the pieces that the lower neighbours form in the cycle of 6: none, a minimum; all 6, a
 * maximum; k + 1 pieces, a saddle of multiplicity k. A node on the border has higher neighbours
 * outside, so that none is a maximum. On every grid {@link #eulerCharacteristic} is 1.
 *
 * @param all in the grid's order
 */
public record CriticalNodes(List<CriticalNode> all) {
  public CriticalNodes {
    all = List.copyOf(all);
  }

  /** Classifies every node. O(n). */
  public static CriticalNodes of(ScalarField field) {
    Freudenthal triangulation = new Freudenthal(field.grid());
    List<CriticalNode> found = new ArrayList<>();
    for (int node = 0; node < field.size(); node++) {
      int lower = lower(field, triangulation, node, triangulation.inside(node));
      int pieces = Freudenthal.pieces(lower);
      if (pieces > 1) {
        found.add(new CriticalNode(node, CriticalType.SADDLE, pieces - 1));
      } else if (lower == 0) {
        found.add(new CriticalNode(node, CriticalType.MINIMUM, 1));
      } else if (lower == Freudenthal.ALL) {
        found.add(new CriticalNode(node, CriticalType.MAXIMUM, 1));
      }
    }
    return new CriticalNodes(found);
  }

  /** The neighbours below a node, of those {@code inside} the grid. */
  static int lower(ScalarField field, Freudenthal triangulation, int node, int inside) {
    int rank = field.rank(node);
    int lower = 0;
    for (int left = inside; left != 0; left &= left - 1) {
      int k = Integer.numberOfTrailingZeros(left);
      if (field.rank(triangulation.neighbour(node, k)) < rank) {
        lower |= 1 << k;
      }
    }
    return lower;
  }

  public List<CriticalNode> minima() {
    return ofType(CriticalType.MINIMUM);
  }

  public List<CriticalNode> saddles() {
    return ofType(CriticalType.SADDLE);
  }

  public List<CriticalNode> maxima() {
    return ofType(CriticalType.MAXIMUM);
  }

  /** Nodes of one type, a saddle counted by its multiplicity. */
  public int count(CriticalType type) {
    return ofType(type).stream().mapToInt(CriticalNode::multiplicity).sum();
  }

  /** Minima less saddles by multiplicity plus maxima. */
  public int eulerCharacteristic() {
    return count(CriticalType.MINIMUM) - count(CriticalType.SADDLE) + count(CriticalType.MAXIMUM);
  }

  private List<CriticalNode> ofType(CriticalType type) {
    return all.stream().filter(c -> c.type() == type).toList();
  }
}
