// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The linear assignment problem, exactly: each row gets a column of its own, the sum is least.
 *
 * <p>Rows enter one by one along shortest augmenting paths under dual prices (Jonker and Volgenant
 * 1987, Computing 38). O(n³) time, O(n) memory beside the costs.
 */
final class Assignment {
  private static final int NONE = -1;

  private final DMatrixRMaj costs;
  private final int n;
  private final double[] rowPrice;
  private final double[] columnPrice;
  private final int[] rowOf;

  private Assignment(DMatrixRMaj costs) {
    this.costs = costs;
    this.n = costs.numRows;
    this.rowPrice = new double[n];
    this.columnPrice = new double[n];
    this.rowOf = new int[n];
    Arrays.fill(rowOf, NONE);
  }

  /** The column of every row of the square, finite matrix {@code costs}. */
  static Permutation minimising(DMatrixRMaj costs) {
    Assignment assignment = new Assignment(costs);
    for (int row = 0; row < assignment.n; row++) {
      assignment.enter(row);
    }
    return Permutation.of(assignment.rowOf).inverse();
  }

  /** Dijkstra over columns, from {@code row} to the nearest free column; then the path flips. */
  private void enter(int row) {
    double[] distance = new double[n];
    int[] cameFrom = new int[n];
    boolean[] done = new boolean[n];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    Arrays.fill(cameFrom, NONE);
    double reached = 0;
    int current = row;
    int column = NONE;
    while (current != NONE) {
      relax(current, column, reached, distance, cameFrom, done);
      column = nearest(distance, done);
      done[column] = true;
      reached = distance[column];
      current = rowOf[column];
    }
    rowPrice[row] += reached;
    for (int j = 0; j < n; j++) {
      if (done[j] && j != column) {
        rowPrice[rowOf[j]] += reached - distance[j];
        columnPrice[j] -= reached - distance[j];
      }
    }
    while (column != NONE) {
      int previous = cameFrom[column];
      rowOf[column] = previous == NONE ? row : rowOf[previous];
      column = previous;
    }
  }

  private void relax(
      int row, int from, double reached, double[] distance, int[] cameFrom, boolean[] done) {
    for (int j = 0; j < n; j++) {
      if (!done[j]) {
        double through = reached + costs.unsafe_get(row, j) - rowPrice[row] - columnPrice[j];
        if (through < distance[j]) {
          distance[j] = through;
          cameFrom[j] = from;
        }
      }
    }
  }

  private int nearest(double[] distance, boolean[] done) {
    int best = NONE;
    for (int j = 0; j < n; j++) {
      if (!done[j] && (best == NONE || distance[j] < distance[best])) {
        best = j;
      }
    }
    return best;
  }
}
