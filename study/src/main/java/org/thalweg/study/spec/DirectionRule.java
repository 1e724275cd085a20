// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.Optional;

/**
 * What directions move, how long they are, and what becomes of running statistics.
 *
 * @param norm the rescaling to the weights: {@code filter}, {@code layer}, {@code weight}, {@code
 *     dfilter}, {@code dlayer} or {@code none}; empty for the usual one of the directions
 * @param ignore which blocks stay still: {@code biasbn}, {@code none}, {@code scaled} or {@code
 *     regex:PATTERN}; empty for the usual one
 * @param tensors {@code weights}, or {@code states} where running statistics are moved too
 * @param orthogonal whether the second is made orthogonal to the first, filter by filter
 * @param batchNorm {@code frozen}, {@code interpolated} or {@code recomputed} statistics away from
 *     the centre; empty for the usual one
 */
public record DirectionRule(
    Optional<String> norm,
    Optional<String> ignore,
    String tensors,
    boolean orthogonal,
    Optional<String> batchNorm) {
  /** What each kind of directions usually does. */
  public static final DirectionRule USUAL =
      new DirectionRule(Optional.empty(), Optional.empty(), "weights", false, Optional.empty());

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public DirectionRule {
    tensors = tensors == null ? "weights" : tensors;
  }
}
