// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.sharpness;

import org.thalweg.landscape.parameters.ParameterVector;

/** A box around a model, in coordinates from −1 to 1 along each of its edges. */
interface Box {
  int dimension();

  /**
   * Where a point of the box lies in parameter space.
   *
   * @param corner coordinates of length {@link #dimension}, from −1 to 1
   */
  ParameterVector at(double[] corner);

  /** The gradient in the box's coordinates, from one in parameter space. */
  double[] pulledBack(ParameterVector gradient);
}
