// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.curvature.TwiceDifferentiableObjective;
import org.thalweg.landscape.analysis.operator.Eigenpair;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Eigenvectors of the Hessian at the centre, of unit norm, instead of random directions.
 *
 * <p>A random plane sees the mean curvature in both directions and hides saddles (Böttcher and
 * Wheeler 2024, §4, arXiv:2208.13219); the largest and the smallest eigenvector show how far up and
 * down the landscape bends.
 *
 * @param ignore blocks that stay still take no part in the Hessian
 * @param seed of the iteration's start
 */
public record HessianDirections(
    TwiceDifferentiableObjective objective, Ends ends, Ignore ignore, long seed)
    implements DirectionSource {

  /** Which eigenvectors. */
  public enum Ends {
    /** The largest eigenvalue's, then the smallest's. */
    EXTREMES,
    /** The largest eigenvalues'. */
    LARGEST
  }

  /** The directions alone. */
  @Override
  public List<ParameterVector> directions(ParameterVector centre, int count) {
    return vectors(centre, pairs(centre, count));
  }

  private ParameterSelection coordinates(ParameterVector centre) {
    return ParameterSelection.of(centre.layout(), block -> !ignore.keepsStill(block));
  }

  /** The eigenpairs whose vectors are the directions. */
  public List<Eigenpair> pairs(ParameterVector centre, int count) {
    boolean both = ends == Ends.EXTREMES && count > 1;
    int top = both ? count - 1 : count;
    try (Hessian hessian = objective.hessian(centre, coordinates(centre))) {
      if (hessian.size() < count) {
        throw new IllegalArgumentException(
            "%d eigenvectors need as many parameters, got %d".formatted(count, hessian.size()));
      }
      TopEigenpairs found =
          TopEigenpairs.of(hessian, top, both ? 1 : 0, TopEigenpairs.Options.of(seed));
      List<Eigenpair> pairs = new ArrayList<>(found.largest());
      pairs.addAll(found.smallest());
      return pairs;
    }
  }

  /** The directions of {@link #pairs}. */
  public List<ParameterVector> vectors(ParameterVector centre, List<Eigenpair> pairs) {
    ParameterSelection coordinates = coordinates(centre);
    return pairs.stream().map(pair -> coordinates.vectorOf(pair.vector())).toList();
  }

  /**
   * √(2 ΔL / |λ|): how far the loss takes to rise or fall by {@code rise}, if λ were all there is;
   * nothing where it hardly bends.
   */
  public static Optional<Double> halfWidth(Eigenpair pair, double rise) {
    double width = Math.sqrt(2 * rise / Math.abs(pair.value()));
    return pair.verdict() == Eigenpair.Verdict.CONVERGED && Double.isFinite(width)
        ? Optional.of(width)
        : Optional.empty();
  }
}
