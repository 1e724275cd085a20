// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.stream.DoubleStream;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Four models as the corners of a bilinear patch (Im et al. 2016, arXiv:1612.04010).
 *
 * <p>θ(u, v) = (1 − v)((1 − u) t₀₀ + u t₁₀) + v((1 − u) t₀₁ + u t₁₁): a curved surface, and a plane
 * only where t₁₁ = t₁₀ + t₀₁ − t₀₀.
 */
public record FourCorners(
    ParameterVector t00, ParameterVector t10, ParameterVector t01, ParameterVector t11) {

  /**
   * How far from plane the patch is: ‖t₁₁ − t₁₀ − t₀₁ + t₀₀‖ / mean edge, over what an optimiser
   * moves.
   *
   * <p>0 for a parallelogram; NaN if all corners are one.
   */
  public double curvedness() {
    double meanEdge =
        DoubleStream.of(edge(t00, t10), edge(t10, t11), edge(t11, t01), edge(t01, t00)).sum() / 4;
    double[] twist = UnitChord.difference(t11, t10);
    double[] opposite = UnitChord.difference(t01, t00);
    for (int i = 0; i < twist.length; i++) {
      twist[i] -= opposite[i];
    }
    return UnitChord.length(twist, t00.layout()) / meanEdge;
  }

  private static double edge(ParameterVector from, ParameterVector to) {
    return UnitChord.length(UnitChord.difference(to, from), from.layout());
  }
}
