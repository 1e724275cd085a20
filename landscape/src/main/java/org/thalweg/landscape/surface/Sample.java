// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.subspace.Coordinates;

/** What became of one point that was asked for. A point not asked for has no sample. */
public sealed interface Sample {

  /** The position in the grid's order. */
  int index();

  Coordinates at();

  /** Measured; the values may be NaN or infinite. */
  record Measured(int index, Coordinates at, Measurement measurement) implements Sample {}

  /** The engine failed here; {@code reason} is one line. */
  record Failed(int index, Coordinates at, String reason) implements Sample {}
}
