// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import java.util.List;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * Any objective on a subspace: every point is assembled here and handed over whole.
 *
 * <p>Costs a vector a point. Objectives with an engine below have slices of their own.
 */
final class PointwiseSlice implements Slice {
  private final Objective objective;
  private final Subspace subspace;

  PointwiseSlice(Objective objective, Subspace subspace) {
    this.objective = objective;
    this.subspace = subspace;
  }

  @Override
  public int dimension() {
    return subspace.dimension();
  }

  @Override
  public List<Channel> channels() {
    return objective.channels();
  }

  @Override
  public Measurement measure(Coordinates point) {
    return objective.measure(subspace.pointAt(point));
  }

  @Override
  public void close() {}
}
