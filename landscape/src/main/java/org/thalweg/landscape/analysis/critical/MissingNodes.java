// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import java.util.ArrayList;
import java.util.List;

/**
 * Nodes without a finite number, filled so that a spline can pass, and remembered.
 *
 * <p>A hole takes the mean of its known neighbours, ring by ring from its rim. A spline forgets a
 * wrong value by a factor 3.7 a node: what is found within {@link #REACH} nodes of a hole is
 * doubtful, and nothing is found in a cell with a hole at a corner.
 */
final class MissingNodes {
  static final int REACH = 2;

  private final int columns;
  private final int rows;
  private final double[] values;
  private final boolean[] hole;
  private final boolean any;

  private MissingNodes(int columns, int rows, double[] values) {
    this.columns = columns;
    this.rows = rows;
    this.values = values;
    hole = new boolean[values.length];
    boolean found = false;
    for (int i = 0; i < values.length; i++) {
      hole[i] = !Double.isFinite(values[i]);
      found |= hole[i];
    }
    any = found;
  }

  static MissingNodes of(int columns, int rows, double[] values) {
    MissingNodes holes = new MissingNodes(columns, rows, values.clone());
    if (holes.any) {
      holes.fill();
    }
    return holes;
  }

  /** All values, finite if one was. */
  double[] filled() {
    return values.clone();
  }

  boolean any() {
    return any;
  }

  private void fill() {
    List<Integer> rim = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (hole[i] && Double.isFinite(neighbourMean(i))) {
        rim.add(i);
      }
    }
    while (!rim.isEmpty()) {
      double[] means = rim.stream().mapToDouble(this::neighbourMean).toArray();
      for (int k = 0; k < means.length; k++) {
        values[rim.get(k)] = means[k];
      }
      rim = beyond(rim);
    }
  }

  private List<Integer> beyond(List<Integer> rim) {
    List<Integer> next = new ArrayList<>();
    boolean[] taken = new boolean[values.length];
    for (int node : rim) {
      around(
          node,
          1,
          other -> {
            if (!Double.isFinite(values[other]) && !taken[other]) {
              taken[other] = true;
              next.add(other);
            }
          });
    }
    return next;
  }

  private double neighbourMean(int node) {
    double[] sum = new double[2];
    around(
        node,
        1,
        other -> {
          if (Double.isFinite(values[other])) {
            sum[0] += values[other];
            sum[1]++;
          }
        });
    return sum[0] / sum[1];
  }

  private interface Visitor {
    void visit(int node);
  }

  private void around(int node, int reach, Visitor visitor) {
    int ix = node % columns;
    int iy = node / columns;
    for (int y = Math.max(0, iy - reach); y <= Math.min(rows - 1, iy + reach); y++) {
      for (int x = Math.max(0, ix - reach); x <= Math.min(columns - 1, ix + reach); x++) {
        visitor.visit(y * columns + x);
      }
    }
  }

  /** Whether all corners of the cell around a position were measured. */
  boolean isWhole(double u, double v) {
    int ix = Math.max(0, Math.min(columns - 2, (int) Math.floor(u)));
    int iy = Math.max(0, Math.min(rows - 2, (int) Math.floor(v)));
    int k = iy * columns + ix;
    return !any || !(hole[k] || hole[k + 1] || hole[k + columns] || hole[k + columns + 1]);
  }

  /** Whether a hole lies within reach of a position. */
  boolean isNear(double u, double v) {
    if (!any) {
      return false;
    }
    boolean[] near = new boolean[1];
    int node =
        (int) Math.round(Math.max(0, Math.min(rows - 1, v))) * columns
            + (int) Math.round(Math.max(0, Math.min(columns - 1, u)));
    around(node, REACH, other -> near[0] |= hole[other]);
    return near[0];
  }
}
