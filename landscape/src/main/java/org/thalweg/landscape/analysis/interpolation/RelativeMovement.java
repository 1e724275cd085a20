// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;

/** How far training went, in units of where it began (Lucas et al. 2021, arXiv:2104.11044). */
public final class RelativeMovement {
  private RelativeMovement() {}

  /**
   * ‖θₙ − θ₀‖ / ‖θ₀‖ over what an optimiser moves.
   *
   * <p>Infinite where it began at the origin, NaN where it stayed there.
   */
  public static double of(ParameterVector start, ParameterVector end) {
    Predicate<ParameterBlock> trainable = block -> block.role().trainable();
    return end.minus(start).norm(trainable) / start.norm(trainable);
  }
}
