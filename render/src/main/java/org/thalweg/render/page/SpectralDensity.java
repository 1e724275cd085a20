// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import java.util.OptionalDouble;

/** How the eigenvalues of a Hessian are distributed, as a chart of the page. */
public final class SpectralDensity {
  private final String name;
  private final double[] eigenvalues;
  private final double[] density;
  private final OptionalDouble largest;
  private final OptionalDouble smallest;

  /**
   * A density at increasing eigenvalues, one number each.
   *
   * @param name of the model, a heading
   * @param largest the largest eigenvalue itself, where it was looked for
   * @param smallest the smallest one
   */
  public SpectralDensity(
      String name,
      double[] eigenvalues,
      double[] density,
      OptionalDouble largest,
      OptionalDouble smallest) {
    if (eigenvalues.length != density.length || eigenvalues.length < 2) {
      throw new IllegalArgumentException(
          "a density needs one number an eigenvalue and at least 2, got %d and %d"
              .formatted(density.length, eigenvalues.length));
    }
    this.name = name;
    this.eigenvalues = eigenvalues.clone();
    this.density = density.clone();
    this.largest = largest;
    this.smallest = smallest;
  }

  String name() {
    return name;
  }

  String encodedEigenvalues() {
    return Numbers.encode(eigenvalues);
  }

  String encodedDensity() {
    return Numbers.encode(density);
  }

  OptionalDouble largest() {
    return largest;
  }

  OptionalDouble smallest() {
    return smallest;
  }
}
