// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.trajectory;

import java.util.List;
import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The orthonormal directions along which trajectories spread most.
 *
 * <p>PCA of the rows θᵢ − θₙ, the zero row included, column-centred (Li et al. 2018, §7,
 * arXiv:1712.09913, and its reference implementation). Each direction's largest entry by magnitude
 * is positive.
 *
 * @param directions unit vectors, the widest spread first; zero in the blocks left out
 * @param explainedShares each direction's share of the variance, 0 to 1
 */
public record PrincipalAxes(List<ParameterVector> directions, List<Double> explainedShares) {
  public PrincipalAxes {
    directions = List.copyOf(directions);
    explainedShares = List.copyOf(explainedShares);
  }

  /** The principal axes of everything that an optimiser moves. */
  public static PrincipalAxes of(Trajectory trajectory, int count) {
    return of(trajectory, count, block -> false);
  }

  /**
   * The first {@code count} principal axes of one run, as {@link PathSpread#axes} says.
   *
   * @param ignored further blocks that take no part, such as biases
   * @throws IllegalArgumentException if all checkpoints are equal there, or one is not finite
   */
  public static PrincipalAxes of(
      Trajectory trajectory, int count, Predicate<ParameterBlock> ignored) {
    return PathSpread.of(List.of(trajectory), ignored).axes(count);
  }
}
