// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import org.thalweg.landscape.objective.DifferentiableObjective;
import org.thalweg.landscape.parameters.ParameterVector;

/** An objective that knows its slope and its curvature. */
public interface TwiceDifferentiableObjective extends DifferentiableObjective {

  /**
   * The Hessian of the mean loss at {@code point} in the chosen coordinates; the others stay put.
   *
   * <p>Exact where the loss is smooth; the kinks of a piecewise linear activation contribute
   * nothing. The caller closes it, before this objective.
   */
  Hessian hessian(ParameterVector point, ParameterSelection coordinates);
}
