// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A sweep whose less persistent extrema are cancelled against their saddles.
 *
 * <p>In the order of rising persistence, the flow from the saddle to its dying extremum is turned
 * round: all that ran to the extremum now runs over the saddle to the other side (Forman 1998;
 * Gyulassy et al. 2008). An extremum whose component still holds another one stays: only where
 * limits differ from pair to pair can that happen, and the component is then at least as deep as
 * what it holds.
 */
final class Cancellation {
  private final Sweep sweep;
  private final int[] flow;
  private final boolean[] cancelled;
  private final boolean[] gone;

  private Cancellation(Sweep sweep) {
    this.sweep = sweep;
    flow = sweep.flow();
    cancelled = new boolean[sweep.edges()];
    gone = new boolean[flow.length];
  }

  /** Cancels every edge that joins at a persistence of no more than its limit. */
  static Cancellation of(Sweep sweep, IntToDoubleFunction limit) {
    Cancellation result = new Cancellation(sweep);
    double[] persistence = new double[sweep.edges()];
    for (int edge = 0; edge < persistence.length; edge++) {
      persistence[edge] = sweep.joins(edge) ? sweep.persistence(edge) : 0;
    }
    boolean[] holdsAnother = new boolean[result.flow.length];
    for (int edge : RadixSort.order(persistence)) {
      if (!sweep.joins(edge)) {
        continue;
      }
      int dying = sweep.dying(edge);
      if (persistence[edge] <= limit.applyAsDouble(edge) && !holdsAnother[dying]) {
        result.cancel(edge, dying);
      } else {
        holdsAnother[sweep.elder(edge)] = true;
      }
    }
    return result;
  }

  private void cancel(int edge, int dying) {
    int saddle = sweep.saddle(edge);
    int foot = sweep.foot(edge);
    if (end(foot) == dying) {
      turn(foot, saddle);
    } else {
      turn(saddle, foot);
    }
    cancelled[edge] = true;
    gone[dying] = true;
  }

  /** Where the flow from {@code node} ends. */
  int end(int node) {
    int at = node;
    while (flow[at] != at) {
      at = flow[at];
    }
    return at;
  }

  /** Turns the flow from {@code start} round, so that it leaves over {@code exit}. */
  private void turn(int start, int exit) {
    int at = start;
    int before = exit;
    while (flow[at] != at) {
      int next = flow[at];
      flow[at] = before;
      before = at;
      at = next;
    }
    flow[at] = before;
  }

  boolean isCancelled(int edge) {
    return cancelled[edge];
  }

  /** Whether an extremum was cancelled. */
  boolean isGone(int extremum) {
    return gone[extremum];
  }

  /** Where {@code node} flows to; an extremum, and the outside, to itself. */
  int next(int node) {
    return flow[node];
  }

  /** For every node, where its flow ends; the last entry is the outside. */
  int[] ends() {
    int[] ends = new int[flow.length];
    Arrays.fill(ends, -1);
    int[] path = new int[flow.length];
    for (int node = 0; node < flow.length; node++) {
      int length = 0;
      int at = node;
      while (ends[at] < 0 && flow[at] != at) {
        path[length++] = at;
        at = flow[at];
      }
      int end = ends[at] < 0 ? at : ends[at];
      ends[at] = end;
      while (length > 0) {
        ends[path[--length]] = end;
      }
    }
    return ends;
  }
}
