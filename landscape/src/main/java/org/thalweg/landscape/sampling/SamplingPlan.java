// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.List;
import java.util.Map;
import org.thalweg.landscape.surface.Sample;

/** Says which nodes to measure next, given what is known. */
@FunctionalInterface
public interface SamplingPlan {

  /**
   * The nodes of the next round in the order to measure them; empty when the plan is fulfilled.
   *
   * @param known the samples at hand by node; none of their nodes is asked for again
   */
  List<Integer> nextRound(Map<Integer, Sample> known);
}
