// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;

/**
 * What the variation of one run consists of; every share is of its own Σ ‖θᵢ − mean‖².
 *
 * @param name such as {@code sgd}
 * @param checkpoints how many there are
 * @param axisShares held by each of the first three axes of all runs together
 * @param ownShares held by the run's own first three components; axisShares if it is the only run
 * @param cosineCorrelations |corr(component k, cos(πk(i+½)/n))|, k = 1, 2, 3, near 1 for a random
 *     walk (Antognini and Sohl-Dickstein 2018, arXiv:1806.08805); NaN beyond the run's rank
 * @param radialShare held by the direction of the last checkpoint itself, θₙ/‖θₙ‖: weights that
 *     grow or shrink as a whole; NaN if θₙ = 0
 */
public record RunSpread(
    String name,
    int checkpoints,
    List<Double> axisShares,
    List<Double> ownShares,
    List<Double> cosineCorrelations,
    double radialShare) {
  /** How many principal components are looked at. */
  static final int COMPONENTS = 3;

  public RunSpread {
    axisShares = List.copyOf(axisShares);
    ownShares = List.copyOf(ownShares);
    cosineCorrelations = List.copyOf(cosineCorrelations);
  }

  /** The share of this run's variation that the plane of the first two joint axes holds. */
  public double planeShare() {
    return axisShares.get(0) + axisShares.get(1);
  }
}
