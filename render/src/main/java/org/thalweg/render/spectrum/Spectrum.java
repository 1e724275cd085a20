// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.util.List;

/**
 * A spectrum to draw: a quadrature of its density and the eigenvalues known by themselves.
 *
 * @param size the number of all eigenvalues
 * @param quadrature nodes of all starts, weights summing to 1 over all of them
 * @param eigenvalues known ones, in any order
 * @param caption what it is and how it was found, part by part
 */
public record Spectrum(
    String title,
    int size,
    List<Node> quadrature,
    List<Eigenvalue> eigenvalues,
    List<String> caption) {

  /** The share {@code weight} of all eigenvalues lies about {@code at}. */
  public record Node(double at, double weight) {}

  /**
   * An eigenvalue.
   *
   * @param error the bound on its distance from a true one
   */
  public record Eigenvalue(double value, double error) {}

  public Spectrum {
    quadrature = List.copyOf(quadrature);
    eigenvalues = List.copyOf(eigenvalues);
    caption = List.copyOf(caption);
    if (quadrature.isEmpty() || size < 1) {
      throw new IllegalArgumentException(
          "a spectrum has at least one node and one eigenvalue, got %d nodes and a size of %d"
              .formatted(quadrature.size(), size));
    }
    if (quadrature.stream().anyMatch(n -> !Double.isFinite(n.at()) || !(n.weight() >= 0))) {
      throw new IllegalArgumentException(
          "a spectrum's nodes are finite and their weights not negative");
    }
  }
}
