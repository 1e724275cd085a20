// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.List;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * An objective on a subspace: coordinates in, measurements out.
 *
 * <p>Centre and directions were handed over once; only 1 to 3 doubles a point cross this seam.
 * Thread-safe: several threads may measure at once, and neither their number nor the order or
 * grouping of points changes a bit of any result.
 */
public interface Slice extends AutoCloseable {

  /** The number of coordinates a point has. */
  int dimension();

  /** What is measured, in the order of every {@link Measurement}. */
  List<Channel> channels();

  /**
   * Measures one point.
   *
   * @throws EngineException if the engine failed; a NaN or infinite loss is a result, not a failure
   */
  Measurement measure(Coordinates point);

  /** How many points are measured together at the least cost; 1 where each costs the same alone. */
  default int blockSize() {
    return 1;
  }

  /**
   * Measures several points: the very bits that {@link #measure} has for each, in their order.
   *
   * @throws EngineException if the engine failed at any of them; each may still succeed alone
   */
  default List<Measurement> measureAll(List<Coordinates> points) {
    return points.stream().map(this::measure).toList();
  }

  /** Gives back what the engine holds for this slice. */
  @Override
  void close();
}
