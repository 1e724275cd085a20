// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.Arrays;
import java.util.List;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The rise of the loss after one step up its gradient: SAM's sharpness.
 *
 * <p>On a quadratic the plain one is ρ|g| + ρ² gᵀHg / 2|g|². Costs one measurement.
 *
 * @param rho the length of the step; of the adaptive one, that of T⁻¹ times the step
 * @param rise L(θ + step) − L(θ)
 * @param isStationary whether the gradient is exactly zero: no step is defined, the rise counts as
 *     0
 */
public record StepSharpness(double rho, double rise, boolean isStationary) {
  // Foret et al. 2021 keep it in the denominator.
  private static final double GUARD = 1e-12;

  /**
   * The step ρ g / (|g| + 10⁻¹²) (Foret et al. 2021, equation 2).
   *
   * @param loss L(θ)
   * @param gradient g at the model
   */
  static StepSharpness plain(
      Objective objective, double loss, ParameterVector gradient, double rho) {
    double norm = gradient.norm();
    return along(objective, loss, gradient, rho, norm == 0 ? 0 : rho / (norm + GUARD));
  }

  /**
   * The step ρ T² g / |T g| with T = |θ| + η entry by entry (Kwon et al. 2021, equation 9).
   *
   * <p>With η = 0 it does not change where single weights are rescaled and the function is not.
   */
  static StepSharpness adaptive(
      Objective objective, double loss, ParameterVector gradient, double rho, double offset) {
    ParameterVector weights = objective.parameters();
    double[] step = new double[weights.layout().size()];
    double squares = 0;
    for (int i = 0; i < step.length; i++) {
      double scale = Math.abs((double) weights.get(i)) + offset;
      double scaled = scale * gradient.get(i);
      squares += scaled * scaled;
      step[i] = scale * scaled;
    }
    double norm = Math.sqrt(squares);
    if (norm == 0) {
      return new StepSharpness(rho, 0, true);
    }
    // Its largest entry is 1: floats hold it wherever the gradient's own size lies.
    double largest = Arrays.stream(step).map(Math::abs).max().orElseThrow();
    float[] rounded = new float[step.length];
    for (int i = 0; i < step.length; i++) {
      rounded[i] = (float) (step[i] / largest);
    }
    ParameterVector direction = ParameterVector.of(weights.layout(), rounded);
    return along(objective, loss, direction, rho, rho * largest / norm);
  }

  private static StepSharpness along(
      Objective objective, double loss, ParameterVector direction, double rho, double multiple) {
    if (multiple == 0) {
      return new StepSharpness(rho, 0, true);
    }
    Subspace line = new Subspace(objective.parameters(), List.of(direction));
    try (Slice slice = objective.restrictedTo(line)) {
      double moved = slice.measure(Coordinates.of(multiple)).get(0);
      return new StepSharpness(rho, moved - loss, false);
    }
  }
}
