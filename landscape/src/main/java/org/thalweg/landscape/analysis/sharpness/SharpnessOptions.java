// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import java.util.List;
import java.util.Set;

/**
 * How far around a model each measure of sharpness looks.
 *
 * @param rho the length of the gradient step (Foret et al. 2021)
 * @param adaptiveRho the length of the adaptive step, in units of the weights (Kwon et al. 2021)
 * @param offset η of the adaptive step's |θ| + η
 * @param boxes ε of the boxes (Keskar et al. 2017)
 * @param boxSteps gradients from each of the two starts of a box
 * @param boxDimension of the random subspace in which boxes are searched too; 0 for none
 * @param deviations σ of the average sharpness
 * @param draws of each deviation
 * @param seed of every draw
 */
public record SharpnessOptions(
    double rho,
    double adaptiveRho,
    double offset,
    List<Double> boxes,
    int boxSteps,
    int boxDimension,
    List<Double> deviations,
    int draws,
    long seed) {

  /** What the papers use: ρ 0.05 and 0.5, ε 10⁻³ and 5·10⁻⁴, 100 dimensions, 100 draws. */
  public static SharpnessOptions defaults(long seed) {
    return new SharpnessOptions(
        0.05, 0.5, 0.01, List.of(1e-3, 5e-4), 10, 100, List.of(0.05, 0.1), 100, seed);
  }

  public SharpnessOptions {
    boxes = distinct("box", boxes);
    deviations = distinct("deviation", deviations);
    requirePositive("gradient step", rho);
    requirePositive("adaptive step", adaptiveRho);
    if (!(offset >= 0)) {
      throw new IllegalArgumentException(
          "the offset of the adaptive step is not negative, got " + offset);
    }
    if (boxSteps < 1 || boxDimension < 0 || draws < 2) {
      throw new IllegalArgumentException(
          "sharpness needs at least 1 step, 2 draws and no negative dimension, got %d, %d and %d"
              .formatted(boxSteps, draws, boxDimension));
    }
  }

  private static List<Double> distinct(String what, List<Double> sizes) {
    sizes.forEach(size -> requirePositive(what, size));
    return List.copyOf(Set.copyOf(sizes).stream().sorted((a, b) -> Double.compare(b, a)).toList());
  }

  private static void requirePositive(String what, double size) {
    if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the size of a %s is positive and finite, got %s".formatted(what, size));
    }
  }
}
