// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.List;
import org.thalweg.landscape.parameters.ParameterVector;

/** Where directions come from. */
public interface DirectionSource {

  /**
   * Makes {@code count} directions at {@code centre}, over its layout; the same ones every time.
   */
  List<ParameterVector> directions(ParameterVector centre, int count);
}
