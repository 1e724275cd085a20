// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import java.util.List;
import java.util.function.Consumer;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.surface.Sample;

/** Turns coordinates into samples, in any order, each exactly once. */
public interface Evaluator {

  /**
   * One point to measure.
   *
   * @param index its node in the grid's order
   */
  record Request(int index, Coordinates at) {}

  /**
   * Measures the requests and returns when all are done, or those in flight after {@link #stop}.
   *
   * <p>Where the engine fails, the sample says so. Interrupting the calling thread is a stop; its
   * interrupt flag is set again on return. Any other exception of the slice ends the evaluation
   * after the points in flight and is thrown here.
   *
   * @param sink takes each sample; called by one thread at a time
   */
  void evaluate(Slice slice, List<Request> requests, Consumer<Sample> sink);

  /** Ends running and later evaluations after the points in flight; callable from any thread. */
  void stop();
}
