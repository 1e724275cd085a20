// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import org.thalweg.landscape.parameters.ParameterVector;

/** An objective that knows its slope. */
public interface DifferentiableObjective extends Objective {

  /**
   * The gradient of the mean loss at {@code point}; zero in running statistics.
   *
   * <p>The same bits every time, whatever the number of threads.
   */
  ParameterVector gradient(ParameterVector point);
}
