// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Marker;

/** Shows models where they lie on a line or plane, or nearest to it. */
public final class Marking {
  private Marking() {}

  /**
   * One marker a model, A for the centre, with its true loss: one evaluation each.
   *
   * @param places where they lie, the centre first
   */
  public static List<Marker> of(
      ModelSet models, List<Subspace.Projection> places, Objectives objectives) {
    List<Marker> markers = new ArrayList<>();
    for (Model model : models.models()) {
      ParameterVector parameters = model.parameters();
      Subspace.Projection seen = places.get(markers.size());
      markers.add(
          new Marker(
              String.valueOf((char) ('A' + markers.size())),
              seen.at().x(),
              seen.at().dimension() > 1 ? seen.at().y() : 0,
              objectives.loss(parameters),
              seen.residual(),
              Fingerprint.of(parameters)));
    }
    return markers;
  }

  /** Where the models lie that the directions themselves lead to: 0, and 1 along each. */
  public static List<Subspace.Projection> atTheEnds(int directions) {
    List<Subspace.Projection> places = new ArrayList<>();
    for (int model = 0; model <= directions; model++) {
      double[] at = new double[directions];
      if (model > 0) {
        at[model - 1] = 1;
      }
      places.add(new Subspace.Projection(Coordinates.of(at), 0));
    }
    return places;
  }

  /** Where a model lies on a line or plane, by least squares over what an optimiser moves. */
  public static Subspace.Projection place(ParameterVector parameters, Subspace plane) {
    return plane.project(parameters, block -> block.role().trainable());
  }
}
