// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

/**
 * The largest loss found in a small box: the ε-sharpness of Keskar et al. 2017.
 *
 * <p>100 (max L − L(θ)) / (1 + L(θ)) over |yᵢ| ≤ ε (|θᵢ| + 1), or in a random subspace. Any search
 * finds a lower bound of it. Not invariant to rescaling of weights.
 *
 * @param epsilon ε
 * @param dimension of the box; all trainable entries, or the random subspace
 * @param rise the largest L − L(θ) found, at least 0
 * @param percent the sharpness: 100 · rise / (1 + L(θ))
 * @param gradients that the search took
 */
public record BoxSharpness(
    double epsilon, int dimension, double rise, double percent, int gradients) {

  static BoxSharpness of(double epsilon, int dimension, double loss, BoxAscent.Highest highest) {
    double rise = Math.max(0, highest.loss() - loss);
    return new BoxSharpness(epsilon, dimension, rise, 100 * rise / (1 + loss), highest.gradients());
  }
}
