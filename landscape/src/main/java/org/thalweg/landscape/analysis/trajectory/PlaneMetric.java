// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;

/**
 * Lengths and angles on a line or plane, in parameter units: ⟨a, b⟩ = aᵀGb, G = AᵀA.
 *
 * <p>Right for directions A of any length and angle. On a line the second coordinate is 0.
 */
final class PlaneMetric {
  private final double xx;
  private final double xy;
  private final double yy;

  PlaneMetric(Subspace plane) {
    List<ParameterVector> directions = plane.directions();
    boolean isLine = directions.size() == 1;
    this.xx = directions.get(0).dot(directions.get(0));
    this.xy = isLine ? 0 : directions.get(0).dot(directions.get(1));
    // On a line, a second direction of length 1 stands for the missing one.
    this.yy = isLine ? 1 : directions.get(1).dot(directions.get(1));
  }

  /** ‖d₁‖. */
  double xLength() {
    return Math.sqrt(xx);
  }

  /** ‖d₂‖. */
  double yLength() {
    return Math.sqrt(yy);
  }

  /** The length of the vector of coordinates (x, y). */
  double length(double x, double y) {
    return Math.sqrt(Math.max(0, xx * x * x + 2 * xy * x * y + yy * y * y));
  }

  /**
   * The cosine between a step (x, y) and the steepest descent −G⁻¹s, s the slopes ∂f/∂x, ∂f/∂y.
   *
   * <p>−(x s₁ + y s₂) / (‖step‖ √(sᵀG⁻¹s)); NaN where the step or the slope is zero.
   */
  double cosineWithDescent(double x, double y, double slopeX, double slopeY) {
    double square =
        (yy * slopeX * slopeX - 2 * xy * slopeX * slopeY + xx * slopeY * slopeY)
            / (xx * yy - xy * xy);
    return Cosines.of(-(x * slopeX + y * slopeY), length(x, y), Math.sqrt(square));
  }
}
