// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.List;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * A residual view as a slice: (β, t) is the point β along the t-th departure's line, t from 1.
 *
 * <p>Each line is made anew for each point, two passes over the parameters, so that memory holds no
 * more than the path. Leaves the objective open.
 */
public final class ResidualSlice implements Slice {
  private final ResidualView view;
  private final Objective objective;

  public ResidualSlice(ResidualView view, Objective objective) {
    this.view = view;
    this.objective = objective;
  }

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public List<Channel> channels() {
    return objective.channels();
  }

  /** {@inheritDoc} Between two whole t, the nearer one's line. */
  @Override
  public Measurement measure(Coordinates point) {
    int last = view.departures().size();
    long t = Math.round(point.y());
    if (t < 1 || t > last) {
      throw new IllegalArgumentException(
          "a residual view has departures 1 to %d, got %s".formatted(last, point.y()));
    }
    ResidualView.Departure departure = view.departures().get((int) t - 1);
    return objective.measure(view.line(departure).pointAt(Coordinates.of(point.x())));
  }

  @Override
  public void close() {}
}
